/**
 * The annotation processor: reads models, reports what is wrong with them, generates their code.
 */
package dev.tenon.processor;
