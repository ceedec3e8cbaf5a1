package dev.tenon.samples.imagefolder;

import dev.tenon.DataSpec;
import dev.tenon.ImageFolder;

/** Photographs, each in the folder of what it shows. */
@DataSpec(
    input = "uint8 N 32 32 3",
    classes = 3,
    classNames = {"airplane", "automobile", "frog"})
@ImageFolder(value = "photos", resize = ImageFolder.Resize.CROP)
public final class Photos {
  private Photos() {}
}
