package org.braidlang.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.ir.Block;
import org.braidlang.ir.Function;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Emits the blocks of a function as one JVM method, in one of its forms. A method that can be entered in the middle
 * starts with a switch over the entry points; a point inside a loop is reached through the headers of the loops around
 * it, each of which goes on to it, so that no loop has a second way in.
 */
final class MethodEmitter {
    /** Which method of a function this is. */
    enum Form {
        /** Ints in machine integers; leaves for GENERAL where one does not fit. */
        TYPED,
        /** Every value boxed. */
        GENERAL,
        /** The {@code resume} of a coroutine or generator. */
        RESUMABLE
    }

    final CodeBuilder code;
    final Function function;
    final Form form;
    final ClassNames names;
    final EntryPoints points;
    private final boolean places;
    final Slots slots;
    final int taskSlot;
    final int depthSlot;
    /** Where a coroutine or a closure with captures finds itself; -1 where there are none. */
    final int selfSlot;
    /** In the general form: the registers that the typed one left; -1 elsewhere. */
    private final int savedSlot;
    /** The entry point that is still to be reached, or 0; in the typed form, the point to leave at. */
    final int pcSlot;
    /** In the typed form: the position of the register that a call left in {@code Task.wide}, or -1. */
    final int wideSlot;

    private final Map<Block, Label> labels = new HashMap<>();
    private final Label leave;
    private final List<Runnable> outOfLine = new ArrayList<>();
    final StripLoops strips;
    private final InstructionEmitter instructions;
    private final JumpEmitter jumps;

    MethodEmitter(
            final CodeBuilder code, final Function function, final Form form, final ClassNames names,
            final EntryPoints points, final Literals literals, final boolean places) {
        this.code = code;
        this.function = function;
        this.form = form;
        this.names = names;
        this.points = points;
        this.places = places;
        this.slots = new Slots(code, function, form == Form.TYPED, literals);
        this.leave = code.newLabel();
        if (form == Form.RESUMABLE) {
            selfSlot = code.receiverSlot();
            taskSlot = code.parameterSlot(0);
            depthSlot = code.allocateLocal(TypeKind.INT);
            savedSlot = -1;
            pcSlot = code.allocateLocal(TypeKind.INT);
            wideSlot = -1;
        } else {
            int next = 0;
            for (final Register parameter : function.parameters()) {
                slots.bind(parameter, code.parameterSlot(next++));
            }
            selfSlot = function.captureCells().isEmpty() ? -1 : code.parameterSlot(next++);
            taskSlot = code.parameterSlot(next++);
            depthSlot = code.parameterSlot(next++);
            if (form == Form.GENERAL && names.hasTyped(function)) {
                savedSlot = code.parameterSlot(next++);
                pcSlot = code.parameterSlot(next);
                wideSlot = -1;
            } else {
                savedSlot = -1;
                pcSlot = code.allocateLocal(TypeKind.INT);
                wideSlot = code.allocateLocal(TypeKind.INT);
            }
        }
        for (final Block block : function.blocks()) {
            labels.put(block, code.newLabel());
        }
        this.strips = new StripLoops(this);
        this.instructions = new InstructionEmitter(this);
        this.jumps = new JumpEmitter(this, instructions);
    }

    Label label(final Block block) {
        return labels.get(block);
    }

    void emit() {
        prologue();
        for (int i = 0; i < function.blocks().size(); i++) {
            block(function.blocks().get(i), i + 1 < function.blocks().size() ? function.blocks().get(i + 1) : null);
        }
        for (int i = 0; i < outOfLine.size(); i++) {
            outOfLine.get(i).run();
        }
        if (form == Form.TYPED && !points.isEmpty()) {
            leaveForGeneral();
        }
    }

    /** Emits something after the last block. */
    void later(final Runnable emission) {
        outOfLine.add(emission);
    }

    private void prologue() {
        if (form == Form.RESUMABLE && function.kind() == Function.Kind.COROUTINE) {
            code.aload(selfSlot).aload(taskSlot).invokevirtual(
                    RuntimeSymbols.COROUTINE, "enter",
                    MethodTypeDesc.of(ConstantDescs.CD_int, RuntimeSymbols.TASK));
            code.istore(depthSlot);
        } else if (form == Form.RESUMABLE) {
            code.aload(taskSlot).getfield(RuntimeSymbols.TASK, "depth", ConstantDescs.CD_int).istore(depthSlot);
        } else if (instructions.makesCalls()) {
            final Label shallow = code.newLabel();
            code.iload(depthSlot).loadConstant(names.depthLimit()).if_icmple(shallow);
            code.invokestatic(
                    RuntimeSymbols.ERRORS, "recursionError",
                    MethodTypeDesc.of(RuntimeSymbols.SCRIPT_ERROR)).athrow();
            code.labelBinding(shallow);
        }
        for (final Register register : function.registers()) {
            if (points.isNeededAtStart(register)) {
                slots.clear(register);
            }
        }
        final Label start = code.newLabel();
        switch (form) {
            case TYPED -> {
                if (!points.isEmpty()) {
                    code.iconst_0().istore(pcSlot).iconst_m1().istore(wideSlot);
                }
            }
            case GENERAL -> {
                if (savedSlot >= 0 && !points.isEmpty()) {
                    code.iload(pcSlot).ifeq(start);
                    points.live().forEach(this::restoreSaved);
                    dispatch(null);
                }
            }
            case RESUMABLE -> {
                code.aload(selfSlot).getfield(names.activation(function), "pc", ConstantDescs.CD_int).istore(pcSlot);
                if (!points.isEmpty()) {
                    code.iload(pcSlot).ifeq(start);
                    dispatch(null);
                }
            }
        }
        code.labelBinding(start);
        if (form == Form.RESUMABLE) {
            function.parameters().forEach(this::restoreField);
        } else {
            instructions.poll();
        }
    }

    /** Goes on to the entry point that is to be reached, one loop further in than {@code loop}. */
    private void dispatch(final Block.@Nullable Loop loop) {
        final List<SwitchCase> cases = new ArrayList<>();
        final List<Runnable> arrivals = new ArrayList<>();
        Label first = null;
        for (final EntryPoints.Point point : points.all()) {
            final Block.@Nullable Loop inner = childOn(loop, point.block().loop());
            if (!isInside(loop, point.block().loop())) {
                continue;
            }
            final Label target;
            if (inner == null) {
                target = code.newLabel();
                arrivals.add(() -> arrive(point, target));
            } else {
                target = label(inner.header());
            }
            first = first == null ? target : first;
            cases.add(SwitchCase.of(point.number(), target));
        }
        if (first == null) {
            throw new IllegalStateException("no entry points");
        }
        code.iload(pcSlot);
        code.tableswitch(
                cases.getFirst().caseValue(), cases.getLast().caseValue(), first, cases);
        arrivals.forEach(Runnable::run);
    }

    private static boolean isInside(final Block.@Nullable Loop outer, final Block.@Nullable Loop inner) {
        for (Block.Loop loop = inner; loop != null; loop = loop.parent()) {
            if (loop == outer) {
                return true;
            }
        }
        return outer == null;
    }

    /** The loop directly inside {@code outer} that {@code inner} is in or is, or null where inner is outer itself. */
    private static Block.@Nullable Loop childOn(final Block.@Nullable Loop outer, final Block.@Nullable Loop inner) {
        Block.Loop child = null;
        for (Block.Loop loop = inner; loop != null && loop != outer; loop = loop.parent()) {
            child = loop;
        }
        return child;
    }

    private void arrive(final EntryPoints.Point point, final Label at) {
        code.labelBinding(at);
        for (final Register register : points.live()) {
            if (form == Form.RESUMABLE && point.live().get(register.index())) {
                restoreField(register);
            }
        }
        code.iconst_0().istore(pcSlot).goto_(instructions.entry(point));
    }

    private void restoreField(final Register register) {
        final Slots.Kind kind = slots.kind(register);
        code.aload(selfSlot).getfield(names.activation(function), field(register), kind.type);
        slots.store(register, kind);
    }

    static String field(final Register register) {
        return "r" + register.index();
    }

    /** All are restored in one place, live or not, where the method is entered: it must stay small. */
    private void restoreSaved(final Register register) {
        code.aload(savedSlot).loadConstant(points.position(register)).aaload();
        slots.store(register, Slots.Kind.OBJECT);
    }

    /** Keeps in the coroutine what is live at a point, and where to go on. */
    void suspendAt(final EntryPoints.Point point) {
        for (final Register register : points.live()) {
            if (point.live().get(register.index())) {
                code.aload(selfSlot);
                slots.pushAsIs(register);
                code.putfield(names.activation(function), field(register), slots.kind(register).type);
            }
        }
        code.aload(selfSlot).loadConstant(point.number())
                .putfield(names.activation(function), "pc", ConstantDescs.CD_int);
    }

    /** Where the typed form leaves: the point is in {@code pcSlot}. */
    Label leave() {
        return leave;
    }

    /** Where the typed form leaves with a long or double on the stack that says so. */
    Label leaveAt(final EntryPoints.@Nullable Point before) {
        if (before == null) {
            throw new IllegalStateException("no way out");
        }
        final Label surprise = code.newLabel();
        later(() -> {
            code.labelBinding(surprise).pop2();
            code.loadConstant(before.number()).istore(pcSlot);
            code.goto_(leave);
        });
        return surprise;
    }

    /** Boxes the registers and returns what the general form makes of them from the point on. */
    private void leaveForGeneral() {
        if (instructions.arithmetic().bindOverflowHandler()) {
            code.pop();
        }
        code.labelBinding(leave);
        for (final Register parameter : function.parameters()) {
            code.aconst_null();
        }
        if (selfSlot >= 0) {
            code.aload(selfSlot);
        }
        code.aload(taskSlot).iload(depthSlot);
        code.loadConstant(points.live().size()).anewarray(RuntimeSymbols.OBJECT);
        for (int i = 0; i < points.live().size(); i++) {
            code.dup().loadConstant(i);
            slots.pushObject(points.live().get(i));
            code.aastore();
        }
        final Label complete = code.newLabel();
        code.iload(wideSlot).iflt(complete);
        code.dup().iload(wideSlot).aload(taskSlot)
                .invokevirtual(
                RuntimeSymbols.TASK, "wide", MethodTypeDesc.of(RuntimeSymbols.OBJECT)).aastore();
        code.labelBinding(complete);
        code.iload(pcSlot);
        names.callGeneral(code, function);
        if (function.returnType() == Type.INT) {
            code.aload(taskSlot);
            instructions.intResult("narrow", RuntimeSymbols.OBJECT);
            code.lreturn();
        } else {
            code.areturn();
        }
    }

    private void block(final Block block, final @Nullable Block next) {
        code.labelBinding(label(block));
        if (block.loop() != null && block.loop().header() == block && form != Form.TYPED && points.in(block.loop())
                && (form == Form.RESUMABLE || savedSlot >= 0)) {
            final Label normal = code.newLabel();
            code.iload(pcSlot).ifeq(normal);
            dispatch(block.loop());
            code.labelBinding(normal);
        }
        final Label start = code.newBoundLabel();
        if (block.handler() != null) {
            // What is protected may not be empty.
            code.nop();
        }
        final List<Instruction> all = block.instructions();
        for (int i = 0; i < all.size(); i++) {
            final Instruction instruction = all.get(i);
            final @Nullable Span span = instruction.span();
            final @Nullable Label before = line(span);
            instructions.emit(instruction);
            range(span, before);
            if (i == 0 && strips.isHeader(block)) {
                strips.open(block);
            }
        }
        jumps.emit(block, next);
        if (block.handler() != null) {
            code.exceptionCatchAll(start, code.newBoundLabel(), label(block.handler()));
        }
    }

    /** Notes the line of the code that follows; gives where that starts, for {@link #range}, if places are kept. */
    @Nullable Label line(final @Nullable Span span) {
        if (span == null) {
            return null;
        }
        code.lineNumber(Math.min(span.line(), 65_535));
        return places ? code.newBoundLabel() : null;
    }

    /** Notes that the code since {@code before} belongs to {@code span}, in the class file's own table for that. */
    void range(final @Nullable Span span, final @Nullable Label before) {
        if (span != null && before != null) {
            code.characterRange(before, code.newBoundLabel(), span.start(), span.end(), 1);
        }
    }
}
