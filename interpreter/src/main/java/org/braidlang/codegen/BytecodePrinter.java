package org.braidlang.codegen;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.util.Collection;
import java.util.Locale;

/** The text of {@code --dump=bytecode}. */
public final class BytecodePrinter {
    private BytecodePrinter() {}

    public static String print(final Collection<byte[]> classes) {
        final StringBuilder text = new StringBuilder();
        for (final byte[] bytes : classes) {
            final ClassModel model = ClassFile.of().parse(bytes);
            text.append("class ").append(model.thisClass().asInternalName()).append('\n');
            for (final MethodModel method : model.methods()) {
                text.append("  ").append(method.methodName().stringValue())
                        .append(method.methodType().stringValue()).append('\n');
                method.code().ifPresent(code -> {
                    int index = 0;
                    for (final var element : code) {
                        if (element instanceof Instruction instruction) {
                            text.append(String.format("    %5d  ", index)).append(describe(instruction)).append('\n');
                            index += instruction.sizeInBytes();
                        }
                    }
                });
            }
        }
        return text.toString();
    }

    /** The library's text is a list of properties; the first is the operation, of the others the values count. */
    private static String describe(final Instruction instruction) {
        final String text = instruction.toString();
        final String[] properties = text.substring(text.indexOf('[') + 1, text.length() - 1).split(", (?=[a-z]+=)");
        final StringBuilder line = new StringBuilder(instruction.opcode().name().toLowerCase(Locale.ROOT));
        for (int i = 1; i < properties.length; i++) {
            line.append(i == 1 ? "  " : ", ").append(properties[i].substring(properties[i].indexOf('=') + 1));
        }
        return line.toString();
    }
}
