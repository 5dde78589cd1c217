package org.braidlang.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.braidlang.ir.Function;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes the classes of functions: their code, as static methods, and for one that is a value somewhere the closure. Safe
 * for any thread.
 */
final class FunctionEmitter {
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    private static final int MOST_WITHOUT_ARRAY = 3;

    private final ClassNames names;
    private final boolean places;

    /** @param places whether the code tells to which place in the script each piece of it belongs */
    FunctionEmitter(final ClassNames names, final boolean places) {
        this.names = names;
        this.places = places;
    }

    /** The class that functions share, none of which is a value anywhere; or that of a single one, and of its closures. */
    byte[] emit(final List<Function> functions) {
        final Function first = functions.getFirst();
        final ClassDesc type = names.owner(first);
        final Literals literals = new Literals(type);
        final boolean value = names.isValue(first);
        return ClassEmitter.CLASS_FILE.build(type, builder -> {
            ClassEmitter.header(builder, first, value ? ClassNames.closureSuperclass(first) : RuntimeSymbols.OBJECT);
            if (value) {
                closure(builder, type, first);
            }
            for (final Function function : functions) {
                if (function.kind() == Function.Kind.PLAIN) {
                    forms(builder, function, literals);
                }
            }
            literals.define(builder, value, first);
        });
    }

    /** The general form of a function that has a typed one: it is seldom needed, and so in a class of its own. */
    byte[] emitGeneral(final Function function) {
        final ClassDesc type = names.generalOwner(function);
        final Literals literals = new Literals(type);
        return ClassEmitter.CLASS_FILE.build(type, builder -> {
            ClassEmitter.header(builder, function, RuntimeSymbols.OBJECT);
            builder.withMethodBody(
                    ClassNames.GENERAL, names.general(function), PUBLIC_STATIC,
                    code -> form(code, function, MethodEmitter.Form.GENERAL, new EntryPoints(function), literals));
            literals.define(builder, false, function);
        });
    }

    private void form(
            final CodeBuilder code, final Function function, final MethodEmitter.Form form, final EntryPoints points,
            final Literals literals) {
        new MethodEmitter(code, function, form, names, points, literals, places).emit();
    }

    private void forms(final ClassBuilder builder, final Function function, final Literals literals) {
        final EntryPoints points = new EntryPoints(function);
        if (!names.hasTyped(function)) {
            builder.withMethodBody(
                    names.runName(function), names.run(function), PUBLIC_STATIC,
                    code -> form(code, function, MethodEmitter.Form.GENERAL, points, literals));
            return;
        }
        builder.withMethodBody(
                names.runName(function), names.run(function), PUBLIC_STATIC, code -> choose(code, function));
        builder.withMethodBody(
                names.typedName(function), names.typed(function), PUBLIC_STATIC,
                code -> form(code, function, MethodEmitter.Form.TYPED, points, literals));
    }

    private void closure(final ClassBuilder builder, final ClassDesc type, final Function function) {
        for (int i = 0; i < function.captureCells().size(); i++) {
            builder.withField("c" + i, ClassNames.capture(function, i), 0);
        }
        builder.withMethodBody(
                ConstantDescs.INIT_NAME, ClassNames.closureConstructor(function), ClassFile.ACC_PUBLIC,
                code -> closureConstructor(code, type, function));
        calls(builder, function);
        CopyEmitter.closure(builder, type, function);
    }

    private static void closureConstructor(final CodeBuilder code, final ClassDesc type, final Function function) {
        code.aload(code.receiverSlot());
        code.getstatic(type, "signature", RuntimeSymbols.SIGNATURE);
        code.aload(code.parameterSlot(0));
        code.invokespecial(
                ClassNames.closureSuperclass(function), ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(ConstantDescs.CD_void, RuntimeSymbols.SIGNATURE, RuntimeSymbols.OBJECTS));
        for (int i = 0; i < function.captureCells().size(); i++) {
            code.aload(code.receiverSlot()).aload(code.parameterSlot(i + 1));
            code.putfield(type, "c" + i, ClassNames.capture(function, i));
        }
        code.return_();
    }

    /** The ways to call a closure: with an array of exactly its arguments, and, if they are few, one by one. */
    private void calls(final ClassBuilder builder, final Function function) {
        final int count = function.parameters().size();
        builder.withMethodBody(
                "invoke", MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.TASK, RuntimeSymbols.OBJECTS),
                ClassFile.ACC_PUBLIC, code -> enter(code, function, i ->
                        code.aload(code.parameterSlot(1)).loadConstant(i).aaload()));
        if (count <= MOST_WITHOUT_ARRAY) {
            final List<ClassDesc> types = new ArrayList<>();
            types.add(RuntimeSymbols.TASK);
            types.addAll(Collections.nCopies(count, RuntimeSymbols.OBJECT));
            builder.withMethodBody(
                    "call", MethodTypeDesc.of(RuntimeSymbols.OBJECT, types), ClassFile.ACC_PUBLIC,
                    code -> enter(code, function, i -> code.aload(code.parameterSlot(i + 1))));
        }
    }

    private void enter(
            final CodeBuilder code, final Function function, final IntConsumer pushArgument) {
        final boolean captures = !function.captureCells().isEmpty();
        if (function.kind() == Function.Kind.PLAIN) {
            for (int i = 0; i < function.parameters().size(); i++) {
                pushArgument.accept(i);
            }
            if (captures) {
                code.aload(code.receiverSlot());
            }
            final int task = code.parameterSlot(0);
            code.aload(task).aload(task).getfield(RuntimeSymbols.TASK, "depth", ConstantDescs.CD_int);
            code.iconst_1().iadd();
            names.callRun(code, function);
            code.areturn();
            return;
        }
        final ClassDesc activation = names.activation(function);
        code.new_(activation).dup();
        if (captures) {
            code.aload(code.receiverSlot());
        }
        for (int i = 0; i < function.parameters().size(); i++) {
            pushArgument.accept(i);
        }
        code.invokespecial(activation, ConstantDescs.INIT_NAME, names.activationConstructor(function)).areturn();
    }

    /** Enters the typed form if the arguments are the ints and floats that it wants, else the general one. */
    private void choose(final CodeBuilder code, final Function function) {
        final Label general = code.newLabel();
        final List<Register> parameters = function.parameters();
        boolean isChoice = false;
        for (int i = 0; i < parameters.size(); i++) {
            final @Nullable ClassDesc wanted = switch (Slots.typedKind(function.type(parameters.get(i)))) {
                case LONG -> RuntimeSymbols.LONG;
                case DOUBLE -> RuntimeSymbols.DOUBLE;
                default -> null;
            };
            if (wanted != null) {
                isChoice = true;
                code.aload(code.parameterSlot(i)).instanceOf(wanted).ifeq(general);
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            code.aload(code.parameterSlot(i));
            Slots.convert(code, Slots.Kind.OBJECT, Slots.typedKind(function.type(parameters.get(i))));
        }
        final int rest = parameters.size();
        final boolean captures = !function.captureCells().isEmpty();
        final int task = code.parameterSlot(captures ? rest + 1 : rest);
        final int depth = code.parameterSlot(captures ? rest + 2 : rest + 1);
        if (captures) {
            code.aload(code.parameterSlot(rest));
        }
        code.aload(task).iload(depth);
        names.callTyped(code, function);
        if (function.returnType() == Type.INT) {
            code.aload(task).invokestatic(
                    RuntimeSymbols.INT_RESULTS, "widen",
                    MethodTypeDesc.of(RuntimeSymbols.OBJECT, ConstantDescs.CD_long, RuntimeSymbols.TASK));
        }
        code.areturn();
        if (!isChoice) {
            return;
        }
        code.labelBinding(general);
        for (int i = 0; i < parameters.size(); i++) {
            code.aload(code.parameterSlot(i));
        }
        if (captures) {
            code.aload(code.parameterSlot(rest));
        }
        code.aload(task).iload(depth).aconst_null().iconst_0();
        names.callGeneral(code, function);
        code.areturn();
    }
}
