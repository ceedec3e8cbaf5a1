/** Photographs in folders, one a class. */
package dev.tenon.samples.imagefolder;
