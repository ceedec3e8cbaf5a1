/** The command line of a model. */
package dev.tenon.runtime.cli;
