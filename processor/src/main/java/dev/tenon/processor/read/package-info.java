/** Source to {@link dev.tenon.ir.Declaration}: what is written. */
package dev.tenon.processor.read;
