"""Pictures of an exported page get their words as alt text: nbconvert leaves them out."""

import html

from nbconvert.preprocessors import Preprocessor


class AltTexts(Preprocessor):
    """Turn each stored picture that has words (`alt`) into an HTML image that bears them.

    nbconvert's templates drop the words, and write "No description has been provided for this
    image". The notebook itself keeps its picture as it is.
    """

    def preprocess_cell(self, cell, resources, index):
        """Return the cell with its pictures as HTML, and `resources` as they are."""
        for output in cell.get("outputs", []):
            about = output.get("metadata", {}).get("image/png", {})
            if about.get("alt") and "image/png" in output.get("data", {}):
                alt, width = html.escape(about["alt"]), int(about.get("width", 0)) or "auto"
                png = "".join(output["data"].pop("image/png").split())
                output["data"]["text/html"] = (
                    f'<img alt="{alt}" width="{width}" src="data:image/png;base64,{png}">')
        return cell, resources
