/** Why a size is what it is, and which change of a model would mend it. */
package dev.tenon.ir.mend;
