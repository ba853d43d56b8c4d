// A section of a review by its name in an address, such as summary.
using Muster.Core.Reviews;

namespace Muster.Server.Reviews;

internal static class SectionNames
{
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<ReviewSection>().Select(Name)];

    public static string Name(this ReviewSection section) => section.ToString().ToLowerInvariant();

    public static bool TryParse(string name, out ReviewSection section)
    {
        section = Enum.GetValues<ReviewSection>()
            .FirstOrDefault(one => string.Equals(one.Name(), name, StringComparison.OrdinalIgnoreCase), (ReviewSection)(-1));
        return Enum.IsDefined(section);
    }
}
