/** A small GPT, which learns to write as a text does. */
package dev.tenon.samples.gpt;
