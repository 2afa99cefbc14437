"""The picture for pages without a kernel: the frame with its words written below it."""

from io import BytesIO
from textwrap import wrap

from matplotlib.font_manager import findfont
from PIL import Image, ImageDraw, ImageFont

from .look import INK

FONT_SIZE = 13      # pixels at scale 1, the size of the words in the page
LINE_HEIGHT = 19
MARGIN = 10
LETTER_WIDTH = 7.1  # pixels of an average letter of this font at this size


def captioned(picture, words, scale=2):
    """Return PNG bytes: an image of Pillow's, drawn at `scale`, with `words` wrapped below it."""
    lines = wrap(words, int((picture.width / scale - 2 * MARGIN) / LETTER_WIDTH))
    height = picture.height + scale * (2 * MARGIN + LINE_HEIGHT * len(lines))
    page = Image.new("RGB", (picture.width, height), "white")
    page.paste(picture)
    font = ImageFont.truetype(findfont("DejaVu Sans"), FONT_SIZE * scale)
    for row, line in enumerate(lines):
        y = picture.height + scale * (MARGIN + LINE_HEIGHT * row)
        ImageDraw.Draw(page).text((scale * MARGIN, y), line, fill=INK, font=font)
    buffer = BytesIO()
    # A picture of few colours is a third of the size with a palette of 256.
    page.quantize(256, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
