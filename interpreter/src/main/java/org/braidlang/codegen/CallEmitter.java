package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.braidlang.codegen.RuntimeSymbols.ATTRIBUTES;
import static org.braidlang.codegen.RuntimeSymbols.CALLS;
import static org.braidlang.codegen.RuntimeSymbols.COROUTINE;
import static org.braidlang.codegen.RuntimeSymbols.OBJECT;
import static org.braidlang.codegen.RuntimeSymbols.OBJECTS;
import static org.braidlang.codegen.RuntimeSymbols.STRING;
import static org.braidlang.codegen.RuntimeSymbols.STRINGS;
import static org.braidlang.codegen.RuntimeSymbols.TASK;
import static org.braidlang.codegen.RuntimeSymbols.TASK_OPERATIONS;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.ir.Function;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.braidlang.ir.Types;
import org.braidlang.runtime.None;
import org.jspecify.annotations.Nullable;

/** Emits calls, closures, and the steps that can suspend. */
final class CallEmitter {
    private static final int MOST_WITHOUT_ARRAY = 3;

    private final MethodEmitter method;
    private final InstructionEmitter instructions;
    private final CodeBuilder code;
    private final Slots slots;

    CallEmitter(final MethodEmitter method, final InstructionEmitter instructions) {
        this.method = method;
        this.instructions = instructions;
        this.code = method.code;
        this.slots = method.slots;
    }

    /** Lets what is called next know how deep it is. */
    void depth() {
        code.aload(method.taskSlot).iload(method.depthSlot).putfield(TASK, "depth", CD_int);
    }

    void makeClosure(final Instruction.MakeClosure i) {
        final ClassDesc owner = method.names.owner(i.function());
        code.new_(owner).dup();
        instructions.array(i.defaults());
        for (int n = 0; n < i.captures().size(); n++) {
            final Register capture = i.captures().get(n);
            slots.pushObject(capture);
            if (i.function().captureCells().get(n) && slots.kind(capture) != Slots.Kind.CELL) {
                code.checkcast(RuntimeSymbols.CELL);
            }
        }
        code.invokespecial(owner, ConstantDescs.INIT_NAME, ClassNames.closureConstructor(i.function()));
        slots.store(i.result(), Slots.Kind.OBJECT);
    }

    void callFunction(final Instruction.CallFunction i) {
        final Function callee = i.function();
        if (callee.kind() != Function.Kind.PLAIN) {
            makeActivation(i);
            return;
        }
        final boolean typed = method.form == MethodEmitter.Form.TYPED && method.names.hasTyped(callee)
                && Types.canCallTyped(method.function, i);
        for (int n = 0; n < i.arguments().size(); n++) {
            final Register argument = i.arguments().get(n);
            switch (typed ? Slots.typedKind(callee.type(callee.parameters().get(n))) : Slots.Kind.OBJECT) {
                case LONG -> slots.pushLong(argument);
                case DOUBLE -> slots.pushDouble(argument);
                default -> slots.pushObject(argument);
            }
        }
        if (!callee.captureCells().isEmpty()) {
            closure(i.closure(), method.names.owner(callee));
        }
        code.aload(method.taskSlot).iload(method.depthSlot).iconst_1().iadd();
        if (!typed) {
            method.names.callRun(code, callee);
            slots.store(i.result(), Slots.Kind.OBJECT);
            return;
        }
        method.names.callTyped(code, callee);
        if (callee.returnType() != Type.INT) {
            slots.store(i.result(), Slots.Kind.OBJECT);
        } else {
            longResult(i);
        }
    }

    /** An int that a typed function has given, or what it has left in the task. */
    private void longResult(final Instruction.CallFunction i) {
        if (slots.kind(i.result()) != Slots.Kind.LONG) {
            code.aload(method.taskSlot);
            instructions.intResult("widen", CD_long);
            slots.store(i.result(), Slots.Kind.OBJECT);
            return;
        }
        final EntryPoints.Point point = method.points.after(i);
        if (point == null) {
            throw new IllegalStateException("no way out of a call");
        }
        final Label wide = code.newLabel();
        code.dup2().loadConstant(Long.MIN_VALUE).lcmp().ifeq(wide);
        slots.store(i.result(), Slots.Kind.LONG);
        method.later(() -> {
            code.labelBinding(wide).pop2();
            code.loadConstant(point.number()).istore(method.pcSlot);
            code.loadConstant(method.points.position(i.result())).istore(method.wideSlot);
            code.goto_(method.leave());
        });
    }

    private void closure(final @Nullable Register closure, final ClassDesc owner) {
        if (closure == null) {
            throw new IllegalStateException("a call without the closure that it needs");
        }
        slots.pushObject(closure);
        code.checkcast(owner);
    }

    /** Makes a coroutine or a generator. */
    private void makeActivation(final Instruction.CallFunction i) {
        final Function callee = i.function();
        final ClassDesc activation = method.names.activation(callee);
        code.new_(activation).dup();
        if (!callee.captureCells().isEmpty()) {
            closure(i.closure(), method.names.owner(callee));
        }
        i.arguments().forEach(slots::pushObject);
        code.invokespecial(activation, ConstantDescs.INIT_NAME, method.names.activationConstructor(callee));
        watch(i.created());
        slots.store(i.result(), Slots.Kind.OBJECT);
    }

    /** Notes the coroutine that may be on the stack, so that it is reported if nothing runs it. */
    private void watch(final Instruction.Created created) {
        if (created.watched()) {
            final Label other = code.newLabel();
            code.dup().instanceOf(COROUTINE).ifeq(other);
            code.dup().checkcast(COROUTINE).aload(method.taskSlot).loadConstant(created.site());
            code.invokestatic(
                    TASK_OPERATIONS, "created", MethodTypeDesc.of(CD_void, COROUTINE, TASK, CD_int));
            code.labelBinding(other);
        }
    }

    void call(final Instruction.Call i) {
        depth();
        final List<ClassDesc> types = new ArrayList<>();
        code.aload(method.taskSlot);
        types.add(TASK);
        slots.pushObject(i.callee());
        types.add(OBJECT);
        if (i.method() != null) {
            code.loadConstant(i.method());
            types.add(STRING);
        }
        final boolean plain = i.mode() == Instruction.Call.Mode.CALL && i.names().isEmpty();
        if (plain && i.method() == null && i.arguments().size() <= MOST_WITHOUT_ARRAY) {
            i.arguments().forEach(slots::pushObject);
            types.addAll(Collections.nCopies(i.arguments().size(), OBJECT));
        } else {
            instructions.array(i.arguments());
            types.add(OBJECTS);
            if (!i.names().isEmpty()) {
                instructions.strings(i.names());
                types.add(STRINGS);
            } else if (!plain) {
                code.aconst_null();
                types.add(STRINGS);
            }
        }
        final ClassDesc owner = i.method() == null ? CALLS : ATTRIBUTES;
        switch (i.mode()) {
            case CALL -> {
                code.invokestatic(owner, "call", MethodTypeDesc.of(OBJECT, types));
                watch(i.created());
            }
            case START -> code.invokestatic(owner, "start", MethodTypeDesc.of(OBJECT, types));
            case SPAWN -> {
                text(i.on());
                code.loadConstant(i.created().site());
                types.add(STRING);
                types.add(CD_int);
                code.invokestatic(TASK_OPERATIONS, "spawn", MethodTypeDesc.of(TASK, types));
            }
        }
        slots.store(i.result(), Slots.Kind.OBJECT);
    }

    void suspend(final Instruction.Suspend i) {
        depth();
        switch (i.kind()) {
            case AWAIT -> {
                slots.pushObject(i.operands().getFirst());
                invoke("await", List.of(OBJECT, TASK, COROUTINE));
            }
            case AWAIT_NEXT -> {
                slots.pushObject(i.operands().getFirst());
                invoke("awaitNext", List.of(OBJECT, TASK, COROUTINE));
            }
            case LOCK -> {
                slots.pushObject(i.operands().getFirst());
                code.aload(method.taskSlot).aload(method.selfSlot).loadConstant(i.site());
                target("lock", List.of(OBJECT, TASK, COROUTINE, CD_int));
            }
            case PARALLEL -> {
                code.aload(method.taskSlot).aload(method.selfSlot);
                instructions.array(i.operands().subList(1, i.operands().size()));
                limit(i.operands().getFirst());
                text(i.on());
                code.loadConstant(i.site());
                target("parallel", List.of(TASK, COROUTINE, OBJECTS, OBJECT, STRING, CD_int));
            }
            case PARALLEL_FOR -> {
                code.aload(method.taskSlot).aload(method.selfSlot);
                slots.pushObject(i.operands().get(1));
                slots.pushObject(i.operands().get(2));
                limit(i.operands().getFirst());
                text(i.on());
                code.loadConstant(i.site());
                target("parallelFor", List.of(TASK, COROUTINE, OBJECT, OBJECT, OBJECT, STRING, CD_int));
            }
        }
        final EntryPoints.Point point = point(i);
        final Label goOn = code.newLabel();
        code.dup().getstatic(COROUTINE, "SUSPENDED", OBJECT).if_acmpne(goOn);
        method.suspendAt(point);
        code.areturn();
        code.labelBinding(instructions.entry(point));
        code.aload(method.taskSlot).invokevirtual(TASK, "takeSent", MethodTypeDesc.of(OBJECT));
        code.labelBinding(goOn);
        slots.store(i.result(), Slots.Kind.OBJECT);
    }

    private void invoke(final String name, final List<ClassDesc> types) {
        code.aload(method.taskSlot).aload(method.selfSlot);
        target(name, types);
    }

    private void target(final String name, final List<ClassDesc> types) {
        code.invokestatic(TASK_OPERATIONS, name, MethodTypeDesc.of(OBJECT, types));
    }

    void text(final @Nullable String text) {
        if (text == null) {
            code.aconst_null();
        } else {
            code.loadConstant(text);
        }
    }

    private void limit(final Register limit) {
        if (slots.constant(limit) instanceof None) {
            code.aconst_null();
        } else {
            slots.pushObject(limit);
        }
    }

    private EntryPoints.Point point(final Instruction instruction) {
        final EntryPoints.Point point = method.points.after(instruction);
        if (point == null) {
            throw new IllegalStateException("cannot be entered after " + instruction);
        }
        return point;
    }

    void yield(final Instruction.Yield i) {
        final EntryPoints.Point point = point(i);
        slots.pushObject(i.value());
        method.suspendAt(point);
        code.areturn();
        code.labelBinding(instructions.entry(point));
    }
}
