import Testing

@testable import Basics

@Suite struct SafeTextTests {
    @Test(arguments: [
        ("plain text", "plain text"), ("Größe 値 😀", "Größe 値 😀"), ("\u{1B}[31mred\u{1B}[0m", #"\u{1B}[31mred\u{1B}[0m"#),
        ("\u{1B}]0;title\u{7}", #"\u{1B}]0;title\u{7}"#), ("a\r\nb\tc", #"a\u{D}\u{A}b\u{9}c"#), ("\u{9B}2J", #"\u{9B}2J"#),
        ("x\u{7F}", #"x\u{7F}"#),
        ("user\u{202E}txt.exe", #"user\u{202E}txt.exe"#), ("\u{2066}a\u{2069}", #"\u{2066}a\u{2069}"#),
        ("zero\u{200B}width\u{FEFF}", #"zero\u{200B}width\u{FEFF}"#),
        ("\u{2028}", #"\u{2028}"#), ("\u{E0041}", #"\u{E0041}"#),
    ])
    func isSafeOnATerminal(text: String, expected: String) {
        #expect(TerminalText.line(text) == expected)
    }

    @Test func keepsLinesWhereAsked() {
        #expect(TerminalText.lines("a\n\tb\r\u{1B}") == "a\n\tb\\u{D}\\u{1B}")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a|b", #"a\|b"#), ("*bold* _it_ `x`", #"\*bold\* \_it\_ \`x\`"#), ("<script>", #"&lt;script\>"#),
        ("[t](http://x)", #"\[t\](http&#58;//x)"#), ("&lt;", "&amp;lt;"), ("@team", "&#64;team"), ("a\nb\r\nc", "a b  c"),
        ("# a # b", ##"\# a # b"##), ("1. a 1.", #"1\. a 1."#), ("- a-b", #"\- a-b"#), ("www.x.y", "www&#46;x.y"), ("a.b (c)", "a.b (c)"),
        ("\u{1B}", #"\u{1B}"#), ("~~x~~ ![i]", #"\~\~x\~\~ !\[i\]"#),
    ])
    func isSafeInMarkdown(text: String, expected: String) {
        #expect(MarkdownText.inline(text) == expected)
        #expect(MarkdownText.cell(text) == expected)
    }

    @Test(arguments: [
        ("plain", "`plain`", "`plain`"), ("a`b", "``a`b``", "``a`b``"), ("`a`", "`` `a` ``", "`` `a` ``"), ("a|b", "`a|b`", #"`a\|b`"#),
        ("`\u{301}", "`` `\u{301} ``", "`` `\u{301} ``"),
        ("", "", ""),
        (" a ", "`  a  `", "`  a  `"), (" ", "` `", "` `"), ("a\nb", "`a b`", "`a b`"), ("<b>&", "`<b>&`", "`<b>&`"),
    ])
    func isSafeAsCode(text: String, expected: String, inCell: String) {
        #expect(MarkdownText.code(text) == expected)
        #expect(MarkdownText.codeCell(text) == inCell)
    }

    @Test func writesBlocksOfCode() {
        #expect(MarkdownText.codeBlock("a: 1\n```\n", language: "yaml") == "````yaml\na: 1\n```\n````\n")
        #expect(MarkdownText.codeBlock("x") == "```\nx\n```\n")
    }
}
