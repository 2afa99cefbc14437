"""Write course_lib/datasets/digit_images.npz, the small digits that come with the course.

Run `python tests/datasets/make_digit_images.py` in the top folder; the same bytes come out each
time. The images are the test set of E. Alpaydin and C. Kaynak, "Optical Recognition of
Handwritten Digits", UCI Machine Learning Repository, 1998 (doi 10.24432/C50P49), licence CC BY
4.0, as scikit-learn hands them on: a byte holds a pixel, and nothing else is changed.
"""

import numpy as np
from sklearn.datasets import load_digits

from course_lib.datasets.digit_images import STORED


def main():
    """Pack all pixels and labels."""
    pixels, labels = load_digits(return_X_y=True)
    np.savez_compressed(STORED, pixels=pixels.astype(np.uint8), labels=labels.astype(np.uint8))
    print(f"wrote {STORED.name}: {len(labels):,} images, {STORED.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
