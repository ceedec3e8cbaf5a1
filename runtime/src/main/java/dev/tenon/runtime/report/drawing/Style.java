package dev.tenon.runtime.report.drawing;

/** Colours and fonts of drawings. */
final class Style {
  static final String NETWORK =
      """
      .network{--ink:#1f2937;--soft:#6b7280;--line:#9ca3af;--paper:#fff;--plain:#f3f4f6;--trained:#dbeafe;\
      --trained-line:#60a5fa;--end:#dcfce7;--end-line:#4ade80;--weight:#fef3c7;--weight-line:#fbbf24;--block:#f8fafc;\
      --block-line:#e2e8f0;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
      @media (prefers-color-scheme:dark){.network{--ink:#e5e7eb;--soft:#9ca3af;--line:#6b7280;--paper:#111827;--plain:#1f2937;\
      --trained:#1e3a5f;--trained-line:#3b82f6;--end:#14432a;--end-line:#22c55e;--weight:#4a3410;--weight-line:#d97706;\
      --block:#172033;--block-line:#334155}}
      .network text{fill:var(--ink);font-size:13px}
      .network .name{font-weight:600;text-anchor:middle}
      .network .kind{fill:var(--soft);font-size:11.5px;text-anchor:middle}
      .network .size{fill:var(--soft);font-size:11.5px;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
      .network .before{text-anchor:end}
      .network .caption{paint-order:stroke;stroke:var(--paper);stroke-width:4px;fill:var(--soft);font-size:12px;font-style:italic}
      .network .box rect{fill:var(--plain);stroke:var(--line)}
      .network .trained rect{fill:var(--trained);stroke:var(--trained-line)}
      .network .end rect{fill:var(--end);stroke:var(--end-line)}
      .network .weight rect{fill:var(--weight);stroke:var(--weight-line)}
      .network .operation rect{stroke-dasharray:4 3}
      .network .block{fill:var(--block);stroke:var(--block-line)}
      .network .arrow{fill:none;stroke:var(--line);stroke-width:1.4}
      .network .head{fill:var(--line)}
      """;

  private Style() {}
}
