package org.braidlang.benchmarks;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Something that Braid does to be safe on several threads, and that a script on one thread pays for too. To see how much,
 * a copy of the interpreter is made that leaves it out. Such a copy is good for nothing but measuring.
 */
enum Safeguard {
    /** Looking at each loop turn and call whether the task is to stop. */
    POLLS("polls", "org/braidlang/concurrency/Stoppable.class") {
        @Override
        ClassTransform removal() {
            return body("poll", CodeBuilder::return_);
        }
    },
    /** Opaque reads and writes of variables that tasks may share. */
    CELLS("opaque cells", "org/braidlang/runtime/Cell.class") {
        @Override
        ClassTransform removal() {
            return ClassTransform.transformingMethodBodies(Safeguard::readPlainly);
        }
    },
    /** Asking at each operation of a list, dict or set whether there is a second thread. */
    COLLECTIONS("atomic collections", "org/braidlang/runtime/Sharing.class") {
        @Override
        ClassTransform removal() {
            return body("started", code -> code.iconst_0().ireturn());
        }
    },
    /** Asking at each start and end of a task whether somebody traces them. */
    TRACING("tracing hooks", "org/braidlang/concurrency/Execution$Setup.class") {
        @Override
        ClassTransform removal() {
            return body("tracer", code -> code.aconst_null().areturn());
        }
    };

    private final String title;
    private final String entry;

    Safeguard(final String title, final String entry) {
        this.title = title;
        this.entry = entry;
    }

    abstract ClassTransform removal();

    String title() {
        return title;
    }

    /** The file of the class that has it, in the interpreter's jar. */
    String entry() {
        return entry;
    }

    /** The class without it. IllegalStateException if it is not there. */
    byte[] removeFrom(final byte[] compiled) {
        final ClassFile files = ClassFile.of();
        final ClassModel model = files.parse(compiled);
        final byte[] plain = files.transformClass(model, ClassTransform.ACCEPT_ALL);
        final byte[] without = files.transformClass(model, removal());
        if (Arrays.equals(plain, without)) {
            throw new IllegalStateException("'" + title + "' are not found in " + entry);
        }
        return without;
    }

    private static ClassTransform body(final String method, final Consumer<CodeBuilder> body) {
        return (builder, element) -> {
            if (element instanceof final MethodModel found && found.methodName().equalsString(method)) {
                builder.withMethodBody(found.methodName(), found.methodType(), found.flags().flagsMask(), body);
            } else {
                builder.with(element);
            }
        };
    }

    private static void readPlainly(final CodeBuilder code, final CodeElement element) {
        if (element instanceof final InvokeInstruction call && call.name().equalsString("getOpaque")) {
            code.invokevirtual(call.owner().asSymbol(), "get", call.typeSymbol());
        } else if (element instanceof final InvokeInstruction call && call.name().equalsString("setOpaque")) {
            code.invokevirtual(call.owner().asSymbol(), "set", call.typeSymbol());
        } else {
            code.with(element);
        }
    }
}
