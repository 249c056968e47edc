"""Random Markdown, made of what parsers stumble over."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.drawing import several

# Two spaces part them.
FRAGMENTS = (
    "a  b  é  1  «  »  ;  :  !  ?  '  \"  &  &amp;  &lt;  &#60;  &#0;  &#12;  &nbsp;  "
    "&shy;  \xad  \u202e  \x00  \x07  \u200b  [  ]  (  )  [[  ]]  [[a]]  [[a|b]]  [[a#b|*c*]]  ![[k]]  ![  "
    "![x](assets/a.png)  [@  [@a]  [@a, p. 4; @b]  [^1]  [^1]:  [^2]  [x](#p1)  "
    "[x](https://a.b)  [x](assets/f.pdf#page=2)  <https://é.fr>  <a@b.c>  *  **  _  __  "
    "~~  `  ``  ```  ~~~  #  ##  ###  {#i}  >  -  +  1.  |  |-|-|  ---  ===  \\  \\[  \\<  "
    "<  >  /  <b>  </b>  <i>  </i>  <p>  </p>  <div>  </div>  <ul>  <li>  </li>  </ul>  "
    "<table>  <tr>  <td>  </td>  </tr>  </table>  <details>  <summary>  </summary>  "
    "</details>  <blockquote>  </blockquote>  <br>  <hr>  <br/>  <script>  </script>  "
    "<!--  -->  <!--a-->  <?  <![CDATA[  <svg/onload=x>  <span lang=fr>  <ruby>  <rt>  "
    "<dl>  <dt>  <dd>  <u id=x>  <figure>  <figcaption>  </figure>  <Le>  <x  ||  "
    "[a]: https://x.y  [a]  www  -  (c)  \u2028  \U000e0041  '</p>'  [](  </  <details open>  "
    "<ol start=3>  <li value=x>"
)

GLUE = ["", "", " ", "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\t", "\r\n"]
PIECES = [piece + glue for piece in FRAGMENTS.split("  ") for glue in GLUE]
markdown = several(PIECES, max_size=30).map("".join)
sources = st.one_of(markdown, st.text(max_size=60))
modes = st.booleans()
