/** What users of Tenon write: models, layers, tensors, shapes. */
package dev.tenon;
