// As what a review can be taken along.
namespace Muster.Server.Reviews.Exports;

/// <param name="Name">As addresses name it.</param>
/// <param name="Extension">What its files end in.</param>
public sealed record ExportFormat(string Name, string Extension, string ContentType, Func<ReviewRecord, ExportPlace, string> Write)
{
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("markdown", "md", "text/markdown; charset=utf-8", MarkdownReview.Write),
        new("html", "html", "text/html; charset=utf-8", HtmlReview.Write),
    ];

    /// <summary>Null for what is none.</summary>
    public static ExportFormat? Find(string? name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
}
