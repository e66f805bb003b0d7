// Words that would do something if anything interpreted them. They must read literally and notify nobody.
export const HOSTILE: readonly string[] = [
  "<!channel> <!here> <!everyone> <!subteam^S123|@sales>",
  "<@U0WANG> @王芳 @channel @here <#C0SALES|sales>",
  "<http://evil.example|登录> [登录](http://evil.example) http://evil.example",
  "*粗* _斜_ ~删~ `码` ```块``` > 引 - 项\n> 引用\n1. 一",
  '<at id=all></at> <at user_id="all">所有人</at>',
  '=HYPERLINK("http://evil.example","x") +1 -1 @SUM(A1)',
  "&lt;!channel&gt; &amp;amp; & < >",
  "a\u0000b\u0007c\u001bd\u007f",
  "\u202eevil\u202c \u2066x\u2069",
  "\ud800 lone \udc00 halves",
  "👨‍👩‍👧 😀".repeat(400),
  ":smile: :+1: <!date^1392734382^{date}|x>",
  "长".repeat(10_000),
  '{"type":"button"} ${x} %s {{x}} <script>alert(1)</script>',
  " ",
  "",
];
