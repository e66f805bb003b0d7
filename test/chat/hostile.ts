// Words that would do something on one platform or the other if anything interpreted them. They must read literally and
// notify nobody.
export const HOSTILE: readonly string[] = [
  "<!channel> <!here> <!everyone> <!subteam^S123|@sales>",
  "<@U0WANG> @王芳 @channel @here <#C0SALES|sales>",
  "<http://evil.example|登录> [登录](http://evil.example) https://evil.example",
  "*粗* _斜_ ~删~ `码` ```块``` > 引 - 项\n> 引用\n1. 一",
  "**粗** _斜_ ~~删~~ `码` # 题\n- 项\n1. 一\n> 引\n---\n===\n| a | b |",
  '<at id=all></at> <at user_id="all">所有人</at>',
  "<at id=ou_li></at> @所有人 @_all",
  "![图](img_v2_1) :SMILE: :smile: :+1: $x$ \\* &lt;at&gt; &#60;",
  '=HYPERLINK("http://x") +1 -1 @SUM(A1)',
  "＝1+1 ＋1 －1 ＠SUM(A1)",
  "&lt;!channel&gt; &amp;amp; & < >",
  "a\u0000b\u0007c\u001bd\u007f 零\u200b宽",
  "\u202eevil\u202c \u2066x\u2069",
  "\ud800 lone \udc00 halves 👨‍👩‍👧 \ud800 半个",
  "<!date^1392734382^{date}|x>",
  "<font color='red'>红</font><br><script>alert(1)</script>",
  "<text_tag color='red'>假</text_tag><person id='ou_li'></person><local_datetime></local_datetime>",
  '{"type":"button"} ${x} %s {{x}}',
];
