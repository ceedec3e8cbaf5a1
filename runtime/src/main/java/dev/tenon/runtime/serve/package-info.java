/** Trained models in a service: requests gathered into batches, pictures, classes. */
package dev.tenon.runtime.serve;
