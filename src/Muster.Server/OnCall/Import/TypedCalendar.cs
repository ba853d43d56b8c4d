// What somebody typed into the form that imports a calendar, and the file that they chose.
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Muster.Core.Kernel;

namespace Muster.Server.OnCall.Import;

/// <param name="Id">The schedule that gets another calendar; null for a new one.</param>
/// <param name="Url">The address, as it was typed.</param>
/// <param name="Content">The text of the file, or of one that was sent before and is kept in the page; null for none.</param>
/// <param name="FileName">What the file is called, to show; null for none.</param>
public sealed record TypedCalendar(string? Name, string? Id, string? Zone, string? Url, string? Content, string? FileName)
{
    public const string File = "file";
    public const string Kept = "content";
    public const string KeptName = "fileName";

    /// <summary>A file that is chosen now counts before one that is kept, and so does an address.</summary>
    public static async Task<TypedCalendar> OfAsync(IFormCollection fields, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(fields);
        string? url = Text(fields, "url", EdgeLimits.UrlBytes);
        TypedCalendar typed = new(Text(fields, "name"), Text(fields, "id"), Text(fields, "zone"), url, Content: null, FileName: null);
        if (fields.Files.GetFile(File) is { Length: > 0 } file)
        {
            using StreamReader reader = new(file.OpenReadStream());
            return typed with
            {
                Content = await reader.ReadToEndAsync(cancel),
                FileName = EdgeText.Line(file.FileName, EdgeLimits.NameBytes),
            };
        }

        return url is null && fields[Kept].ToString() is { Length: > 0 } kept
            ? typed with
            {
                Content = kept,
                FileName = Text(fields, KeptName),
            }
            : typed;
    }

    /// <summary>The fields that make the command what it is: the file's text is one of them, so that another file is another command.</summary>
    internal FormCollection Said(IFormCollection fields)
    {
        Dictionary<string, StringValues> said = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        said[Kept] = Content;
        return new(said);
    }

    internal CalendarBody Body(bool dryRun) => new(Name, Id, Zone, Url, Content, dryRun);

    private static string? Text(IFormCollection fields, string name, int bytesMax = EdgeLimits.NameBytes) =>
        EdgeText.Line(fields[name].ToString(), bytesMax) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
