/*
 * The tokens of Braid. LayoutLexer sees each of them before the parser does: it drops the newlines that end no
 * statement, tells the two kinds of '{' apart, decides what the contextual words mean, and follows the braces of
 * f-strings.
 *
 * The characters come from ScriptStream, which gives '\u0001' for a letter and '\u0002' for a digit or mark beyond
 * ASCII, '\u0003' for any other character that cannot stand outside strings and comments.
 */
lexer grammar BraidLexer;

options {
    superClass = LayoutLexer;
}

tokens {
    BLOCK_OPEN, BLOCK_CLOSE, SHARED, TEST, LOCK, TIMEOUT, ON, AS, OPEN_RANGE,
    F_START, F_TEXT, F_BRACE, F_STRAY, F_NEWLINE, F_END, FIELD_OPEN, FIELD_EQUALS, FIELD_COLON, FIELD_CLOSE
}

LET: 'let';
VAR: 'var';
FN: 'fn';
ASYNC: 'async';
AWAIT: 'await';
SPAWN: 'spawn';
PARALLEL: 'parallel';
IF: 'if';
ELSE: 'else';
WHILE: 'while';
FOR: 'for';
IN: 'in';
BREAK: 'break';
CONTINUE: 'continue';
RETURN: 'return';
TRY: 'try';
CATCH: 'catch';
FINALLY: 'finally';
RAISE: 'raise';
WITH: 'with';
ASSERT: 'assert';
IMPORT: 'import';
AND: 'and';
OR: 'or';
NOT: 'not';
TRUE: 'true';
FALSE: 'false';
NONE: 'none';

NAME: LETTER PART*;

INT: DECIMAL | '0' [xX] ('_'? HEX)+ | '0' [bB] ('_'? [01])+ | '0' [oO] ('_'? [0-7])+;
FLOAT: DIGITS '.' DIGITS EXPONENT? | DIGITS EXPONENT;
DURATION: (DECIMAL | FLOAT) ('s' | 'ms' | 'us' | 'min' | 'h');
BAD_NUMBER
    : [0-9] PART* ('.' [0-9] PART*)?
    | [0-9] [0-9_]* ('.' [0-9] [0-9_]*)? [eE] [+\-] PART*
    | '.' [0-9] PART*
    ;

STRING: ([rR])? (SHORT_STRING | LONG_STRING);
BYTES: ([bB] [rR]? | [rR] [bB]) (SHORT_STRING | LONG_STRING);
UNCLOSED_STRING: ([rR] | [bB] [rR]? | [rR] [bB])? ('"' DOUBLE_CHAR* '\\'? | '\'' SINGLE_CHAR* '\\'?);
UNCLOSED_LONG_STRING
    : ([rR] | [bB] [rR]? | [rR] [bB])?
      ('"""' ('"'? '"'? LONG_DOUBLE_CHAR)* '"'? '"'? | '\'\'\'' ('\''? '\''? LONG_SINGLE_CHAR)* '\''? '\''?) '\\'?
    ;

F_DOUBLE_START: F_PREFIX '"' -> type(F_START), pushMode(F_DOUBLE);
F_SINGLE_START: F_PREFIX '\'' -> type(F_START), pushMode(F_SINGLE);
F_LONG_DOUBLE_START: F_PREFIX '"""' -> type(F_START), pushMode(F_LONG_DOUBLE);
F_LONG_SINGLE_START: F_PREFIX '\'\'\'' -> type(F_START), pushMode(F_LONG_SINGLE);

LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
LBRACE: '{';
RBRACE: '}';

COMMA: ',';
COLON: ':';
SEMICOLON: ';';
DOT: '.';
RANGE: '..';
RANGE_INCLUSIVE: '..=';
ARROW: '=>';

ASSIGN: '=';
PLUS_ASSIGN: '+=';
MINUS_ASSIGN: '-=';
STAR_ASSIGN: '*=';
SLASH_ASSIGN: '/=';
DOUBLE_SLASH_ASSIGN: '//=';
PERCENT_ASSIGN: '%=';
POWER_ASSIGN: '**=';
AMPERSAND_ASSIGN: '&=';
PIPE_ASSIGN: '|=';
CARET_ASSIGN: '^=';
LEFT_ASSIGN: '<<=';
RIGHT_ASSIGN: '>>=';

EQUAL: '==';
NOT_EQUAL: '!=';
LESS: '<';
LESS_EQUAL: '<=';
GREATER: '>';
GREATER_EQUAL: '>=';
PIPE: '|';
CARET: '^';
AMPERSAND: '&';
LEFT: '<<';
RIGHT: '>>';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
DOUBLE_SLASH: '//';
PERCENT: '%';
POWER: '**';
TILDE: '~';
BANG: '!';

// What other languages write. No rule of the parser uses these; messages name Braid's form.
FOREIGN
    : '&&' | '||' | '===' | '!==' | '?' | '??' | '?.' | '->' | '...' | '@' | '$' | '`' (~[`\r\n]* '`')?
    ;

NEWLINE: '\r'? '\n' | '\r';
COMMENT: '#' ~[\r\n]* -> skip;
SPACE: [ \t\f]+ -> skip;
BACKSLASH: '\\' [ \t]* ('\r'? '\n' | '\r')?;
UNKNOWN: '\u0003'+ | .;

fragment LETTER: [a-zA-Z_\u0001];
fragment PART: [a-zA-Z_0-9\u0001\u0002];
fragment DIGITS: [0-9] ('_'? [0-9])*;
fragment DECIMAL: [1-9] ('_'? [0-9])* | '0' ('_'? '0')*;
fragment HEX: [0-9a-fA-F];
fragment EXPONENT: [eE] [+\-]? DIGITS;
fragment SHORT_STRING: '"' DOUBLE_CHAR* '"' | '\'' SINGLE_CHAR* '\'';
fragment LONG_STRING
    : '"""' ('"'? '"'? LONG_DOUBLE_CHAR)* '"""'
    | '\'\'\'' ('\''? '\''? LONG_SINGLE_CHAR)* '\'\'\''
    ;
fragment DOUBLE_CHAR: ~["\\\r\n] | ESCAPE;
fragment SINGLE_CHAR: ~['\\\r\n] | ESCAPE;
fragment LONG_DOUBLE_CHAR: ~["\\] | ESCAPE;
fragment LONG_SINGLE_CHAR: ~['\\] | ESCAPE;
fragment ESCAPE: '\\' ('\r\n' | .);
fragment F_PREFIX: [fF] [rR]? | [rR] [fF];
// A backslash before a brace escapes nothing: the brace opens a field. `\N{...}` has braces of its own.
fragment F_ESCAPE: '\\' ('\r\n' | ~[{}N] | 'N{' ~[{}"'\r\n]* '}');

mode F_DOUBLE;
FD_TEXT: (~["\\{}\r\n] | F_ESCAPE)+ -> type(F_TEXT);
FD_BACKSLASH: '\\' -> type(F_TEXT);
FD_BRACE: ('{{' | '}}') -> type(F_BRACE);
FD_OPEN: '{' -> type(FIELD_OPEN), pushMode(DEFAULT_MODE);
FD_STRAY: '}' -> type(F_STRAY);
FD_END: '"' -> type(F_END), popMode;
FD_NEWLINE: ('\r'? '\n' | '\r') -> type(F_NEWLINE);

mode F_SINGLE;
FS_TEXT: (~['\\{}\r\n] | F_ESCAPE)+ -> type(F_TEXT);
FS_BACKSLASH: '\\' -> type(F_TEXT);
FS_BRACE: ('{{' | '}}') -> type(F_BRACE);
FS_OPEN: '{' -> type(FIELD_OPEN), pushMode(DEFAULT_MODE);
FS_STRAY: '}' -> type(F_STRAY);
FS_END: '\'' -> type(F_END), popMode;
FS_NEWLINE: ('\r'? '\n' | '\r') -> type(F_NEWLINE);

mode F_LONG_DOUBLE;
FLD_TEXT: ('"'? '"'? (~["\\{}] | F_ESCAPE))+ -> type(F_TEXT);
FLD_LONE: ('"' | '\\') -> type(F_TEXT);
FLD_BRACE: ('{{' | '}}') -> type(F_BRACE);
FLD_OPEN: '{' -> type(FIELD_OPEN), pushMode(DEFAULT_MODE);
FLD_STRAY: '}' -> type(F_STRAY);
FLD_END: '"""' -> type(F_END), popMode;

mode F_LONG_SINGLE;
FLS_TEXT: ('\''? '\''? (~['\\{}] | F_ESCAPE))+ -> type(F_TEXT);
FLS_LONE: ('\'' | '\\') -> type(F_TEXT);
FLS_BRACE: ('{{' | '}}') -> type(F_BRACE);
FLS_OPEN: '{' -> type(FIELD_OPEN), pushMode(DEFAULT_MODE);
FLS_STRAY: '}' -> type(F_STRAY);
FLS_END: '\'\'\'' -> type(F_END), popMode;

// The format specification of a field, after its ':'. LayoutLexer enters it.
mode F_SPECIFICATION;
SPEC_TEXT: ~[{}\r\n]+ -> type(F_TEXT);
SPEC_OPEN: '{' -> type(FIELD_OPEN), pushMode(DEFAULT_MODE);
SPEC_CLOSE: '}' -> type(FIELD_CLOSE), popMode;
SPEC_NEWLINE: ('\r'? '\n' | '\r') -> type(F_NEWLINE);
