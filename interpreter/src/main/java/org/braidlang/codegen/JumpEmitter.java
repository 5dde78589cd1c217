package org.braidlang.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.ir.Block;
import org.braidlang.ir.Function;
import org.braidlang.ir.Register;
import org.braidlang.ir.Terminator;
import org.braidlang.ir.Type;
import org.jspecify.annotations.Nullable;

/** Emits how blocks end. */
final class JumpEmitter {
    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;
    private final InstructionEmitter instructions;

    JumpEmitter(final MethodEmitter method, final InstructionEmitter instructions) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
        this.instructions = instructions;
    }

    /** Emits the end of a block; {@code next} is the one that is emitted after it. */
    void emit(final Block block, final @Nullable Block next) {
        switch (block.terminator()) {
            case Terminator.Jump(final Block target) -> {
                if (!method.strips.nextTurn(block, target)) {
                    go(target, next);
                }
            }
            case Terminator.Branch(final Register condition, final Block ifTrue, final Block ifFalse) -> {
                instructions.arithmetic().truth(condition);
                code.ifne(method.label(ifTrue));
                go(ifFalse, next);
            }
            case Terminator.CompareBranch t -> {
                final @Nullable Label before = method.line(t.span());
                instructions.arithmetic().compare(t.operator(), t.left(), t.right(), method.label(t.ifTrue()));
                method.range(t.span(), before);
                go(t.ifFalse(), next);
            }
            case Terminator.RangeBranch t -> {
                if (method.strips.branch(block)) {
                    return;
                }
                slots.push(t.counter());
                slots.push(t.end());
                code.lcmp();
                if (t.below()) {
                    code.iflt(method.label(t.body()));
                } else {
                    code.ifne(method.label(t.body()));
                }
                go(t.exit(), next);
            }
            case Terminator.NextBranch t -> next(t, next);
            case Terminator.EndBranch(final Register item, final Block body, final Block exit) -> {
                slots.push(item);
                code.getstatic(RuntimeSymbols.ITERATION, "END", RuntimeSymbols.OBJECT);
                code.if_acmpne(method.label(body));
                go(exit, next);
            }
            case Terminator.Switch(final Register selector, final List<Block> targets) -> {
                final List<SwitchCase> cases = new ArrayList<>();
                for (int i = 0; i < targets.size(); i++) {
                    cases.add(SwitchCase.of(i, method.label(targets.get(i))));
                }
                slots.push(selector);
                code.l2i().tableswitch(0, targets.size() - 1, method.label(targets.getFirst()), cases);
            }
            case Terminator.Return(final Register value) -> returns(value);
            case Terminator.Throw(final Register error) -> {
                slots.push(error);
                code.athrow();
            }
        }
    }

    private void go(final Block target, final @Nullable Block next) {
        if (target != next) {
            code.goto_(method.label(target));
        }
    }

    private void next(final Terminator.NextBranch t, final @Nullable Block next) {
        final @Nullable Label before = method.line(t.span());
        instructions.depth();
        slots.push(t.iteration());
        code.aload(method.taskSlot).invokevirtual(
                RuntimeSymbols.ITERATION, "next", MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.TASK));
        method.range(t.span(), before);
        code.dup().getstatic(RuntimeSymbols.ITERATION, "END", RuntimeSymbols.OBJECT);
        final Label end = code.newLabel();
        code.if_acmpeq(end);
        slots.store(t.item(), Slots.Kind.OBJECT);
        code.goto_(method.label(t.body()));
        code.labelBinding(end).pop();
        code.goto_(method.label(t.exit()));
    }

    private void returns(final Register value) {
        if (method.function.kind() == Function.Kind.GENERATOR) {
            code.getstatic(RuntimeSymbols.ITERATION, "END", RuntimeSymbols.OBJECT).areturn();
        } else if (method.form == MethodEmitter.Form.TYPED && method.function.returnType() == Type.INT) {
            slots.pushLong(value);
            code.aload(method.taskSlot);
            instructions.intResult("checked", ConstantDescs.CD_long);
            code.lreturn();
        } else {
            slots.pushObject(value);
            code.areturn();
        }
    }
}
