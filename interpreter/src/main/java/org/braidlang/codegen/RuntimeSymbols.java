package org.braidlang.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.ir.Operation;
import org.braidlang.syntax.Expr.BinaryOperator;
import org.braidlang.syntax.Expr.ComparisonOperator;

/** The names and descriptors of all that compiled code calls; nothing else names them. */
final class RuntimeSymbols {
    static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    static final ClassDesc STRING = ConstantDescs.CD_String;
    static final ClassDesc OBJECTS = OBJECT.arrayType();
    static final ClassDesc STRINGS = STRING.arrayType();
    static final ClassDesc LONG = ConstantDescs.CD_Long;
    static final ClassDesc DOUBLE = ConstantDescs.CD_Double;
    static final ClassDesc BOOLEAN = ConstantDescs.CD_Boolean;
    static final ClassDesc BIG_INTEGER = ClassDesc.of("java.math.BigInteger");
    static final ClassDesc ARITHMETIC_EXCEPTION = ClassDesc.of("java.lang.ArithmeticException");
    static final ClassDesc INDEX_OUT_OF_BOUNDS = ClassDesc.of("java.lang.IndexOutOfBoundsException");

    static final ClassDesc OPERATORS = runtime("Operators");
    static final ClassDesc SUBSCRIPTS = runtime("Subscripts");
    static final ClassDesc UNBOXED_ARITHMETIC = runtime("UnboxedArithmetic");
    static final ClassDesc GROWING_TEXT = runtime("GrowingText");
    static final ClassDesc ATTRIBUTES = runtime("Attributes");
    static final ClassDesc CALLS = runtime("Calls");
    static final ClassDesc ERRORS = runtime("Errors");
    static final ClassDesc FORMAT = runtime("Format");
    static final ClassDesc RANGE_LOOPS = runtime("RangeLoops");
    static final ClassDesc INT_RESULTS = runtime("IntResults");
    static final ClassDesc CELL = runtime("Cell");
    static final ClassDesc SHARED_CELL = runtime("SharedCell");
    static final ClassDesc SUM = runtime("Sum");
    static final ClassDesc NONE = runtime("None");
    static final ClassDesc BYTES = runtime("Bytes");
    static final ClassDesc ITERATION = runtime("Iteration");
    static final ClassDesc GENERATOR = runtime("Generator");
    static final ClassDesc SCRIPT_ERROR = runtime("ScriptError");
    static final ClassDesc ERROR_VALUE = runtime("ErrorValue");
    static final ClassDesc CLOSURE = runtime("Closure");
    static final ClassDesc ASYNC_CLOSURE = runtime("AsyncClosure");
    static final ClassDesc SIGNATURE = runtime("Signature");
    static final ClassDesc GLOBALS = runtime("Globals");
    static final ClassDesc LIST = runtime("ListValue");
    static final ClassDesc TUPLE = runtime("TupleValue");
    static final ClassDesc SET = runtime("SetValue");
    static final ClassDesc DICT = runtime("DictValue");
    static final ClassDesc TASK = concurrency("Task");
    static final ClassDesc COROUTINE = concurrency("Coroutine");
    static final ClassDesc TASK_OPERATIONS = concurrency("TaskOperations");
    static final ClassDesc TIMEOUT_SCOPE = concurrency("TimeoutScope");

    /** The class that holds the globals of a program. */
    static final ClassDesc PROGRAM_GLOBALS = ClassDesc.of("braid.Globals");

    private RuntimeSymbols() {}

    private static ClassDesc runtime(final String name) {
        return ClassDesc.of("org.braidlang.runtime", name);
    }

    private static ClassDesc concurrency(final String name) {
        return ClassDesc.of("org.braidlang.concurrency", name);
    }

    /** Pushes a new cell, that of a shared var or another. */
    static void newCell(final CodeBuilder code, final boolean shared) {
        final ClassDesc type = shared ? SHARED_CELL : CELL;
        code.new_(type).dup().invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    }

    /**
     * A method of the runtime. {@code parameters} has a letter for each: O a value; n a value, null for none; s a String;
     * E a ScriptError; M a TimeoutScope; U a Sum;
     * J a long; T the task; S the instruction's text; w its text, null if it has none; N its number; C its number as
     * a char; t true; f false. {@code result} is one of these, Z for a boolean, I for an Iteration, V for nothing.
     */
    record Method(boolean isStatic, ClassDesc owner, String name, String parameters, char result) {
        MethodTypeDesc descriptor() {
            final List<ClassDesc> types = new ArrayList<>();
            for (int i = isStatic ? 0 : 1; i < parameters.length(); i++) {
                types.add(type(parameters.charAt(i)));
            }
            return MethodTypeDesc.of(type(result), types);
        }

        void invoke(final CodeBuilder code) {
            if (isStatic) {
                code.invokestatic(owner, name, descriptor());
            } else {
                code.invokevirtual(owner, name, descriptor());
            }
        }
    }

    private static ClassDesc type(final char letter) {
        return switch (letter) {
            case 'O', 'n' -> OBJECT;
            case 's', 'S', 'w' -> STRING;
            case 'E' -> SCRIPT_ERROR;
            case 'v' -> ERROR_VALUE;
            case 'M' -> TIMEOUT_SCOPE;
            case 'I' -> ITERATION;
            case 'U' -> SUM;
            case 'J' -> ConstantDescs.CD_long;
            case 'T' -> TASK;
            case 'N' -> ConstantDescs.CD_int;
            case 'C' -> ConstantDescs.CD_char;
            case 't', 'f', 'Z' -> ConstantDescs.CD_boolean;
            case 'V' -> ConstantDescs.CD_void;
            default -> throw new IllegalArgumentException("no type for " + letter);
        };
    }

    private static Method method(final ClassDesc owner, final String name, final String shape) {
        final int colon = shape.indexOf(':');
        return new Method(true, owner, name, shape.substring(0, colon), shape.charAt(colon + 1));
    }

    private static Method virtual(final ClassDesc owner, final String name, final String shape) {
        final int colon = shape.indexOf(':');
        return new Method(false, owner, name, shape.substring(0, colon), shape.charAt(colon + 1));
    }

    static Method operation(final Operation operation) {
        return switch (operation) {
            case INVERT -> method(OPERATORS, "invert", "O:O");
            case POSITIVE -> method(OPERATORS, "positive", "O:O");
            case INDEX, ITEM, SET_INDEX -> throw new IllegalArgumentException("no single call: " + operation);
            case SLICE -> method(OPERATORS, "slice", "Onnf:O");
            case SLICE_INCLUSIVE -> method(OPERATORS, "slice", "Onnt:O");
            case SET_SLICE -> method(OPERATORS, "setSlice", "TOnnfO:V");
            case SET_SLICE_INCLUSIVE -> method(OPERATORS, "setSlice", "TOnntO:V");
            case GET_ATTRIBUTE -> method(ATTRIBUTES, "get", "OS:O");
            case SET_ATTRIBUTE -> method(ATTRIBUTES, "set", "OSO:V");
            case RANGE -> method(OPERATORS, "range", "OOf:O");
            case RANGE_INCLUSIVE -> method(OPERATORS, "range", "OOt:O");
            case CONTAINS -> method(OPERATORS, "contains", "TOO:Z");
            case ITERATE -> method(OPERATORS, "iterate", "O:I");
            case AWAIT_ITERATOR -> method(TASK_OPERATIONS, "awaitIterator", "O:O");
            case LIST_APPEND -> virtual(LIST, "append", "OO:V");
            case SET_ADD -> virtual(SET, "add", "OO:V");
            case DICT_PUT -> virtual(DICT, "put", "OOO:V");
            case STRING -> method(FORMAT, "str", "O:s");
            case REPR -> method(FORMAT, "repr", "O:s");
            case ASCII -> method(FORMAT, "ascii", "O:s");
            case FORMAT -> method(FORMAT, "format", "OCs:s");
            case ENTER_WITH -> method(OPERATORS, "enter", "O:O");
            case CLOSE -> method(OPERATORS, "close", "TO:V");
            case LOCK_BLOCKING -> method(TASK_OPERATIONS, "lockBlocking", "OTN:V");
            case UNLOCK -> method(TASK_OPERATIONS, "unlock", "OT:V");
            case TIMEOUT_ENTER -> method(TASK_OPERATIONS, "timeout", "OTN:M");
            case TIMEOUT_ENDED -> method(TASK_OPERATIONS, "timeoutEnded", "MT:V");
            case TIMEOUT_FAILED -> method(TASK_OPERATIONS, "timeoutFailed", "MTE:E");
            case ENTER_FINALLY -> virtual(TASK, "enterFinally", "T:V");
            case LEAVE_FINALLY -> virtual(TASK, "leaveFinally", "T:V");
            case MATCHES -> method(ERRORS, "matches", "EO:Z");
            case IS_CANCELLED -> method(ERRORS, "isCancelled", "E:Z");
            case ERROR_VALUE -> virtual(SCRIPT_ERROR, "value", "E:v");
            case RAISE -> method(ERRORS, "raise", "O:E");
            case DURING -> method(ERRORS, "during", "EE:E");
            case NO_COROUTINE -> method(TASK_OPERATIONS, "noCoroutine", "OS:O");
            case SPAWN_COROUTINE -> new Method(true, TASK_OPERATIONS, "spawnCoroutine", "TOwN", 'T');
            case RANGE_BOUND -> method(RANGE_LOOPS, "bound", "O:J");
            case RANGE_BOUND_AFTER -> method(RANGE_LOOPS, "boundAfter", "O:J");
            case RANGE_STEP -> method(RANGE_LOOPS, "step", "O:J");
            case RANGE_END -> method(RANGE_LOOPS, "end", "JJJ:J");
            case NEW_SUM -> method(SUM, "begin", ":U");
            case ADD_TO_SUM -> virtual(SUM, "add", "UO:V");
            case SUM_TOTAL -> virtual(SUM, "total", "U:O");
            case MODULE -> method(GLOBALS, "module", "TS:O");
            case SCRIPT_MODULE -> method(GLOBALS, "scriptModule", "TSN:O");
            case NEEDS_RUN -> method(GLOBALS, "needsRun", "TN:Z");
        };
    }

    static String arithmetic(final BinaryOperator operator) {
        return switch (operator) {
            case ADD -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case DIVIDE -> "divide";
            case FLOOR_DIVIDE -> "floorDivide";
            case MODULO -> "modulo";
            case POWER -> "power";
            case BIT_AND -> "bitAnd";
            case BIT_OR -> "bitOr";
            case BIT_XOR -> "bitXor";
            case SHIFT_LEFT -> "shiftLeft";
            case SHIFT_RIGHT -> "shiftRight";
        };
    }

    /** The augmented form, which changes a list or set itself. */
    static String arithmeticInPlace(final BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, BIT_AND, BIT_OR, BIT_XOR -> arithmetic(operator) + "InPlace";
            case DIVIDE, FLOOR_DIVIDE, MODULO, POWER, SHIFT_LEFT, SHIFT_RIGHT -> arithmetic(operator);
        };
    }

    static String comparison(final ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> "equal";
            case LESS -> "less";
            case LESS_EQUAL -> "lessEqual";
            case GREATER -> "greater";
            case GREATER_EQUAL -> "greaterEqual";
            case IN, NOT_IN -> throw new IllegalArgumentException("no order: " + operator);
        };
    }
}
