// Decides which words of the ribbon have room, so that no two lie over one another.
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Components;

/// <summary>
/// Lays the labels over the ribbon at a given width. The server does not know the reader's, so the ribbon asks for a narrow and a
/// wide page, and the style shows on a narrow one only what fits there.
/// The promise and now come first, then the marks from the left; what has no room keeps its tick and its tooltip.
/// </summary>
internal sealed class RibbonLayout
{
    public const double Narrow = 680;
    public const double Wide = 1040;

    private const double Letter = 6.2;
    private const double Gap = 10;

    private readonly RibbonView _view;
    private readonly double _width;
    private readonly List<(double Left, double Right)> _taken = [];

    public RibbonLayout(RibbonView view, double width)
    {
        _view = view;
        _width = width;
        if (view.Open && view.Due is not null)
        {
            ShowsDue = Take(width - LengthOf(DueText), width);
        }
        if (view.Open)
        {
            var x = Part(view.Now) * width;
            NowAtEnd = x - LengthOf(NowText) >= 0;
            ShowsNow = NowAtEnd ? Take(x - LengthOf(NowText), x) : Take(x, x + LengthOf(NowText));
        }
        Marks = [.. view.Marks.Select(mark => (mark, Fits(mark)))];
    }

    public static string NowText => "Now 00:00";
    public bool Late => _view.Due is { } due && due < _view.Now;
    public string DueText => Late ? "Update was due 00:00" : "Update due 00:00";
    public bool ShowsDue { get; }
    public bool ShowsNow { get; }

    /// <summary>True when the word stands left of the now-line.</summary>
    public bool NowAtEnd { get; }

    /// <summary>Each mark, and whether its words have room.</summary>
    public IReadOnlyList<(RibbonMark Mark, bool Shown)> Marks { get; }

    public double Part(DateTimeOffset at) => Coordinates.Part(at, _view.From, _view.To);

    /// <summary>Whether a stretch is long enough for its own words.</summary>
    public bool Holds(RibbonStretch stretch) =>
        (Part(stretch.End) - Part(stretch.Start)) * _width > stretch.Label.Length * Letter + 2 * Gap;

    private bool Fits(RibbonMark mark)
    {
        var left = Part(mark.At) * _width;
        return Take(left, left + LengthOf(mark.Label + " 00:00"));
    }

    private static double LengthOf(string text) => text.Length * Letter;

    private bool Take(double left, double right)
    {
        if (right > _width + 1 || _taken.Exists(taken => left < taken.Right + Gap && taken.Left < right + Gap))
        {
            return false;
        }
        _taken.Add((left, right));
        return true;
    }
}
