// The drawings of the icons, on a 16 px grid.
using System.Collections.Frozen;

namespace Muster.Server.Web.Components;

/// <summary>
/// Icons are drawn in place rather than by `use` from a sprite: a page carries only the ones it shows, a refreshed fragment
/// needs nothing from the page around it, the sign-in and error pages carry none in vain, and repeats cost next to nothing
/// after compression. An external sprite would be one more request before the first paint.
/// </summary>
public static class IconSet
{
    private static readonly FrozenDictionary<string, string> Drawings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["back"] = """<path d="M10 3 5 8l5 5"/>""",
        ["bell"] = """<path d="M4 6.5a4 4 0 0 1 8 0c0 4 1.5 4.5 1.5 5.5h-11c0-1 1.5-1.5 1.5-5.5zM6.5 14.2a1.7 1.7 0 0 0 3 0"/>""",
        ["bolt"] = """<path d="M9 1.5 3 9h4.5L7 14.5 13 7H8.5z"/>""",
        ["cal"] = """<rect x="2" y="3" width="12" height="11" rx="2"/><path d="M2 6.5h12M5.5 1.5v3M10.5 1.5v3"/>""",
        ["chart"] = """<path d="M2 13.5h12M4.5 10.5v-3M8 10.5V3M11.5 10.5V6"/>""",
        ["check"] = """<path d="m3 8.5 3.2 3.2L13 4.8"/>""",
        ["chev"] = """<path d="m6 3.5 4.5 4.5L6 12.5"/>""",
        ["cir"] = """<circle class="f" cx="8" cy="8" r="6"/><path class="k" d="m5.3 8.2 1.9 1.9 3.6-4"/>""",
        ["clock"] = """<circle cx="8" cy="8" r="6.3"/><path d="M8 4.5V8l2.4 1.6"/>""",
        ["cog"] =
            """<circle cx="8" cy="8" r="2.2"/><path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4"/>""",
        ["cube"] = """<path d="M8 1.5 14 5v6l-6 3.5L2 11V5zM2 5l6 3.5L14 5M8 8.5v6"/>""",
        ["doc"] = """<path d="M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13M6.5 8.5h4M6.5 11.2h4"/>""",
        ["down"] = """<path d="m3.5 6 4.5 4.5L12.5 6"/>""",
        ["edit"] = """<path d="M10.8 2.4 13.6 5.2 5.8 13H3v-2.8zM9 4.2 11.8 7"/>""",
        ["flag"] = """<path d="M3.5 14.5v-13M3.5 2.5h9l-2 3 2 3h-9"/>""",
        ["globe"] = """<circle cx="8" cy="8" r="6.3"/><path d="M1.7 8h12.6M8 1.7c4 4 4 8.6 0 12.6-4-4-4-8.6 0-12.6z"/>""",
        ["home"] = """<path d="M2.5 7 8 2.2 13.5 7v6.8h-4V10h-3v3.8h-4z"/>""",
        ["key"] = """<circle cx="5" cy="11" r="3"/><path d="m7.2 8.8 6.3-6.3M10.5 5.5l2.2 2.2"/>""",
        ["link"] =
            """<path d="M6.5 9.5a2.8 2.8 0 0 0 4 0l2.6-2.6a2.8 2.8 0 0 0-4-4L8.2 3.8M9.5 6.5a2.8 2.8 0 0 0-4 0L2.9 9.1a2.8 2.8 0 0 0 4 4l.9-.9"/>""",
        ["list"] = """<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01"/>""",
        ["logout"] = """<path d="M6 2.5H3v11h3M10 5l3 3-3 3M13 8H6.5"/>""",
        ["mail"] = """<rect x="1.8" y="3.3" width="12.4" height="9.4" rx="1.6"/><path d="m2.3 4.3 5.7 4.5 5.7-4.5"/>""",
        ["moon"] = """<path d="M13.5 9.6A5.9 5.9 0 0 1 6.4 2.5a5.9 5.9 0 1 0 7.1 7.1z"/>""",
        ["more"] = """<path d="M3.5 8h.01M8 8h.01M12.5 8h.01"/>""",
        ["msg"] = """<path d="M2 3h12v8.5H7.5L4.5 14v-2.5H2z"/>""",
        ["phone"] =
            """<path d="M3 2h3l1.2 3.4-1.7 1.2a8 8 0 0 0 3.9 3.9l1.2-1.7L14 10v3a1.2 1.2 0 0 1-1.3 1.2C6.9 13.8 2.2 9.1 1.8 3.3A1.2 1.2 0 0 1 3 2z"/>""",
        ["play"] = """<path d="M4.5 2.5v11l8.5-5.5z"/>""",
        ["plus"] = """<path d="M8 3v10M3 8h10"/>""",
        ["search"] = """<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>""",
        ["shield"] = """<path d="M8 1.7 13.5 3.6v4c0 3.3-2.2 5.6-5.5 6.8-3.3-1.2-5.5-3.5-5.5-6.8v-4z"/>""",
        ["sq"] =
            """<rect class="f" x="2.5" y="2.5" width="11" height="11" rx="2"/><path class="k" d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6"/>""",
        ["star"] = """<path d="M8 1.7 10 6l4.6.5-3.4 3.2.9 4.6L8 12l-4.1 2.3.9-4.6L1.4 6.5 6 6z"/>""",
        ["sun"] =
            """<circle cx="8" cy="8" r="3"/><path d="M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9"/>""",
        ["theme"] = """<circle cx="8" cy="8" r="6.3"/><path class="f" d="M8 1.7a6.3 6.3 0 0 1 0 12.6z"/>""",
        ["tri"] = """<path class="f" d="M8 2.5 14.2 13H1.8z"/>""",
        ["undo"] = """<path d="M5.5 2.5 2.5 5.5l3 3M2.5 5.5h7a4 4 0 0 1 0 8h-3"/>""",
        ["users"] =
            """<circle cx="6" cy="5.5" r="2.6"/><path d="M1.5 13.5c.3-2.8 2-4.3 4.5-4.3s4.2 1.5 4.5 4.3M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12 9.6c1.5.6 2.3 1.9 2.5 3.9"/>""",
        ["warn"] = """<path d="M8 2 14.8 13.5H1.2zM8 6.5v3M8 11.6v.01"/>""",
        ["wrench"] =
            """<path d="M10.3 2.2a3.7 3.7 0 0 0-3.4 5.3L2.3 12a1.3 1.3 0 0 0 1.8 1.8l4.6-4.6a3.7 3.7 0 0 0 4.9-4.7l-2.2 2.2-1.9-.3-.3-1.9z"/>""",
        ["x"] = """<path d="m4 4 8 8M12 4l-8 8"/>""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Drawings.Keys;

    /// <summary>The shapes inside the svg. A name that does not exist throws: it is a slip in a page, found by the first render.</summary>
    public static string Drawing(string name) =>
        Drawings.TryGetValue(name, out var drawing)
            ? drawing
            : throw new ArgumentException($"There is no icon named {name}.", nameof(name));
}
