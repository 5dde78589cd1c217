package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.braidlang.codegen.RuntimeSymbols.CELL;
import static org.braidlang.codegen.RuntimeSymbols.OBJECT;
import static org.braidlang.codegen.RuntimeSymbols.OBJECTS;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.braidlang.ir.Function;
import org.braidlang.ir.Global;
import org.braidlang.ir.Register;

/**
 * Emits what takes closures, coroutines and top-level variables apart, and puts them together again, so that they can be
 * copied to another process.
 */
final class CopyEmitter {
    /** The JVM compiles no method of more than 8,000 bytes; a case takes up to 13, with its place in the switch. */
    private static final int CASES_A_METHOD = 400;

    private static final MethodTypeDesc TAKE_APART = MethodTypeDesc.of(OBJECTS);
    private static final MethodTypeDesc FILL = MethodTypeDesc.of(CD_void, OBJECTS);
    private static final MethodTypeDesc GET = MethodTypeDesc.of(OBJECT, CD_int);
    private static final MethodTypeDesc SET = MethodTypeDesc.of(CD_void, CD_int, OBJECT);

    private final ClassNames names;

    CopyEmitter(final ClassNames names) {
        this.names = names;
    }

    private record Field(String name, ClassDesc type) {}

    /** What a closure captures; nothing for one that captures nothing. */
    static void closure(final ClassBuilder builder, final ClassDesc type, final Function function) {
        final List<Field> fields = new ArrayList<>();
        for (int i = 0; i < function.captureCells().size(); i++) {
            fields.add(new Field("c" + i, ClassNames.capture(function, i)));
        }
        if (!fields.isEmpty()) {
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, OBJECTS), ClassFile.ACC_PUBLIC, code -> {
                        code.aload(0).getstatic(type, "signature", RuntimeSymbols.SIGNATURE).aload(1);
                        code.invokespecial(
                                ClassNames.closureSuperclass(function), ConstantDescs.INIT_NAME,
                                MethodTypeDesc.of(CD_void, RuntimeSymbols.SIGNATURE, OBJECTS)).return_();
                    });
            array(builder, "captured", type, fields);
        }
    }

    /** What a coroutine was made with; nothing for one that was made with nothing. */
    void coroutine(final ClassBuilder builder, final Function function) {
        final List<Field> fields = new ArrayList<>();
        if (!function.captureCells().isEmpty()) {
            fields.add(new Field("closure", names.owner(function)));
        }
        for (final Register parameter : function.parameters()) {
            fields.add(new Field(MethodEmitter.field(parameter), OBJECT));
        }
        if (!fields.isEmpty()) {
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, code -> code.aload(0)
                            .invokespecial(RuntimeSymbols.COROUTINE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
            array(builder, "arguments", names.activation(function), fields);
        }
    }

    /** A method that gives the fields as an array, and one that sets them from one. */
    private static void array(
            final ClassBuilder builder, final String name, final ClassDesc type, final List<Field> fields) {
        builder.withMethodBody(name, TAKE_APART, ClassFile.ACC_PUBLIC, code -> {
            code.loadConstant(fields.size()).anewarray(OBJECT);
            for (int i = 0; i < fields.size(); i++) {
                final Field field = fields.get(i);
                code.dup().loadConstant(i).aload(0).getfield(type, field.name, field.type).aastore();
            }
            code.areturn();
        });
        builder.withMethodBody(name, FILL, ClassFile.ACC_PUBLIC, code -> {
            for (int i = 0; i < fields.size(); i++) {
                final Field field = fields.get(i);
                code.aload(0).aload(1).loadConstant(i).aaload();
                if (field.type != OBJECT) {
                    code.checkcast(field.type);
                }
                code.putfield(type, field.name, field.type);
            }
            code.return_();
        });
    }

    /** Reads and writes of top-level variables by position. */
    static void globals(final ClassBuilder builder, final List<Global> fields) {
        final ClassDesc type = RuntimeSymbols.PROGRAM_GLOBALS;
        choice(builder, GET, fields, (code, global) ->
                code.aload(0).getfield(type, global.field(), fieldType(global)).areturn());
        choice(builder, SET, fields, (code, global) -> {
            code.aload(0).aload(2);
            if (global.cell()) {
                code.checkcast(CELL);
            }
            code.putfield(type, global.field(), fieldType(global)).return_();
        });
    }

    private static ClassDesc fieldType(final Global global) {
        return global.cell() ? CELL : OBJECT;
    }

    /** A method that does something for the variable at a position; in pieces where there are many. */
    private static void choice(
            final ClassBuilder builder, final MethodTypeDesc descriptor, final List<Global> fields,
            final BiConsumer<CodeBuilder, Global> action) {
        final List<List<Global>> pieces = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += CASES_A_METHOD) {
            pieces.add(fields.subList(i, Math.min(i + CASES_A_METHOD, fields.size())));
        }
        if (pieces.size() <= 1) {
            builder.withMethodBody("field", descriptor, ClassFile.ACC_PUBLIC, code -> cases(
                    code, 0, fields.stream().map(global -> (Runnable) () -> action.accept(code, global)).toList()));
            return;
        }
        final List<String> names = new ArrayList<>();
        for (final List<Global> piece : pieces) {
            final int first = names.size() * CASES_A_METHOD;
            final String name = "field" + names.size();
            names.add(name);
            builder.withMethodBody(name, descriptor, ClassFile.ACC_PRIVATE, code -> cases(
                    code, first, piece.stream().map(global -> (Runnable) () -> action.accept(code, global)).toList()));
        }
        builder.withMethodBody("field", descriptor, ClassFile.ACC_PUBLIC, code -> {
            code.iload(1).loadConstant(CASES_A_METHOD).idiv().istore(3);
            cases(code, 3, 0, names.stream().map(name -> (Runnable) () -> {
                code.aload(0).iload(1);
                if (descriptor == SET) {
                    code.aload(2);
                }
                code.invokevirtual(RuntimeSymbols.PROGRAM_GLOBALS, name, descriptor);
                if (descriptor == SET) {
                    code.return_();
                } else {
                    code.areturn();
                }
            }).toList());
        });
    }

    private static void cases(final CodeBuilder code, final int first, final List<Runnable> actions) {
        cases(code, 1, first, actions);
    }

    /** Does the action whose number stands in a local variable; each returns. */
    private static void cases(
            final CodeBuilder code, final int local, final int first, final List<Runnable> actions) {
        final List<SwitchCase> cases = new ArrayList<>();
        actions.forEach(_ -> cases.add(SwitchCase.of(first + cases.size(), code.newLabel())));
        final Label none = code.newLabel();
        if (!cases.isEmpty()) {
            code.iload(local).tableswitch(first, first + cases.size() - 1, none, cases);
        }
        for (int i = 0; i < actions.size(); i++) {
            code.labelBinding(cases.get(i).target());
            actions.get(i).run();
        }
        code.labelBinding(none).new_(RuntimeSymbols.INDEX_OUT_OF_BOUNDS).dup().iload(local);
        code.invokespecial(
                RuntimeSymbols.INDEX_OUT_OF_BOUNDS, ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(CD_void, CD_int)).athrow();
    }
}
