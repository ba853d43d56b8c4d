// One answer in the picture of the whys: where it stands, and its words cut into lines.
using System.Collections.Immutable;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

/// <param name="X">Left edge; <paramref name="Y"/> is the top.</param>
/// <param name="Above">The box of the answer that it explains; null for a first one.</param>
public sealed record WhyBox(Why Why, int Depth, double X, double Y, ImmutableArray<string> Lines, WhyBox? Above);
