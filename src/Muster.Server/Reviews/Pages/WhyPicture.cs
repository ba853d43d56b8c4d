// Where each answer stands in the picture of the whys: those that explain it below it, side by side.
using System.Collections.Immutable;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

/// <summary>From the top down: an answer stands over the middle of those below it, and no two of one row touch. Units are pixels at the usual size of text.</summary>
public sealed class WhyPicture
{
    public const double BoxWidth = 240;
    public const double BoxHeight = 92;
    public const double GapAcross = 20;
    public const double GapDown = 40;

    /// <summary>What fits into a box; the list beside the picture has all of it.</summary>
    private const int LinesMax = 4;
    private const int LineCharacters = 29;

    private readonly ImmutableArray<WhyBox>.Builder _boxes = ImmutableArray.CreateBuilder<WhyBox>();
    private readonly Dictionary<string, double> _widths = new(StringComparer.Ordinal);
    private readonly ILookup<string?, Why> _below;

    public WhyPicture(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        _below = review.Tree().Select(placed => placed.Why).ToLookup(why => why.Parent);
        foreach (Why first in _below[null])
        {
            Width(first);
        }

        double left = 0;
        foreach (Why first in _below[null])
        {
            Place(first, 1, left, above: null);
            left += _widths[first.Id] + GapAcross;
        }

        Right = Math.Max(BoxWidth, left - GapAcross);
    }

    /// <summary>Each before those below it.</summary>
    public ImmutableArray<WhyBox> Boxes => _boxes.ToImmutable();

    public double Right { get; }

    public double Bottom => Boxes.Select(box => box.Y + BoxHeight).DefaultIfEmpty(0).Max();

    /// <summary>The words of an answer in lines that fit; the last ends in an ellipsis when words are left.</summary>
    public static ImmutableArray<string> Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string fits = word.Length > LineCharacters ? word[..(LineCharacters - 1)] + "…" : word;
            if (line.Length > 0 && line.Length + 1 + fits.Length > LineCharacters)
            {
                lines.Add(line);
                line = fits;
            }
            else
            {
                line = line.Length == 0 ? fits : $"{line} {fits}";
            }
        }

        lines.Add(line);
        return lines.Count <= LinesMax
            ? [.. lines]
            : [.. lines.Take(LinesMax - 1), lines[LinesMax - 1][..Math.Min(lines[LinesMax - 1].Length, LineCharacters - 1)] + "…"];
    }

    private double Width(Why why)
    {
        double below = _below[why.Id].Sum(child => Width(child) + GapAcross) - GapAcross;
        return _widths[why.Id] = Math.Max(BoxWidth, below);
    }

    private void Place(Why why, int depth, double left, WhyBox? above)
    {
        WhyBox box = new(
            why,
            depth,
            left + ((_widths[why.Id] - BoxWidth) / 2),
            (depth - 1) * (BoxHeight + GapDown),
            Lines(why.Text),
            above
        );
        _boxes.Add(box);
        double below = _below[why.Id].Sum(child => _widths[child.Id] + GapAcross) - GapAcross;
        double at = left + Math.Max(0, (_widths[why.Id] - below) / 2);
        foreach (Why child in _below[why.Id])
        {
            Place(child, depth + 1, at, box);
            at += _widths[child.Id] + GapAcross;
        }
    }
}
