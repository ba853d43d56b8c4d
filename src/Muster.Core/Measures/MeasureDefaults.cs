// How sure a measure wants to be, each with its reason.
namespace Muster.Core.Measures;

public static class MeasureDefaults
{
    /// <summary>95 %: what the field is used to. Of twenty comparisons of equals one is taken for a difference.</summary>
    public const double Confidence = 0.95;

    /// <summary>2,000 resamples: the ends of a 95 % interval then stand on fifty each, and more change them by less than a reader sees.</summary>
    public const int Resamples = 2_000;

    /// <summary>10 incidents: the interval of 8 covers the truth 92 times in a hundred and not 95, and is hardly narrower than from the least to the greatest.</summary>
    public const int IncidentsMin = 10;
}
