package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.braidlang.codegen.RuntimeSymbols.OBJECT;
import static org.braidlang.codegen.RuntimeSymbols.SUM;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.jspecify.annotations.Nullable;

/** Emits what {@code sum(… for …)} becomes: an object that adds up, which machine numbers reach as such. */
final class SumEmitter {
    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;

    SumEmitter(final MethodEmitter method) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
    }

    /**
     * Emits an ADD_TO_SUM or SUM_TOTAL; gives false for any other operation.
     *
     * @param before where the typed form leaves if the total does not fit
     */
    boolean emit(final Instruction.Operate i, final EntryPoints.@Nullable Point before) {
        switch (i.operation()) {
            case ADD_TO_SUM -> add(i.operands().get(0), i.operands().get(1));
            case SUM_TOTAL -> total(i, before);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void add(final Register sum, final Register value) {
        slots.push(sum);
        final ClassDesc type;
        if (slots.isLong(value)) {
            slots.pushLong(value);
            type = CD_long;
        } else if (slots.kind(value) == Slots.Kind.DOUBLE) {
            slots.push(value);
            type = CD_double;
        } else {
            slots.pushObject(value);
            type = OBJECT;
        }
        code.invokevirtual(SUM, "add", MethodTypeDesc.of(CD_void, type));
    }

    private void total(final Instruction.Operate i, final EntryPoints.@Nullable Point before) {
        final Register result = i.result();
        if (result == null) {
            throw new IllegalStateException("a total for nothing");
        }
        slots.push(i.operands().getFirst());
        if (slots.kind(result) == Slots.Kind.LONG) {
            code.invokevirtual(SUM, "intTotal", MethodTypeDesc.of(CD_long));
            code.dup2().loadConstant(Long.MIN_VALUE).lcmp().ifeq(method.leaveAt(before));
            slots.store(result, Slots.Kind.LONG);
        } else {
            code.invokevirtual(SUM, "total", MethodTypeDesc.of(OBJECT));
            slots.store(result, Slots.Kind.OBJECT);
        }
    }
}
