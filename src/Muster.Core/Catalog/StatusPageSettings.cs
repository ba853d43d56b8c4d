// How the status page looks, where it is and who may read it.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.CustomerReports;

namespace Muster.Core.Catalog;

/// <summary>An organisation without this has no status page.</summary>
/// <param name="Name">Whose page it is, as customers know it.</param>
/// <param name="Access">Who may read it.</param>
/// <param name="Languages">Codes such as <c>en</c>, the first of which is spoken where a reader asks for none of them.</param>
/// <param name="ShowSeverity">Whether readers see the severity that an incident has inside.</param>
public sealed record StatusPageSettings(string Name, StatusPageAccess Access, ImmutableArray<string> Languages, bool ShowSeverity)
{
    /// <summary>When customers' reports raise an alert. Null: as Muster has it. Readers see no more of it than whether reports are taken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportPolicy? Reports { get; init; }

    /// <summary>The host under which the page stands alone, such as <c>status.example.com</c>. Null: it stands under /status of the console.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Domain { get; init; }

    /// <summary>Where its name leads: the home page of the organisation. Null when it leads to none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Home { get; init; }

    /// <summary>A picture as a <c>data:</c> address, or the name of a file in the folder <c>status</c> of the data directory. Null for the name alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Logo { get; init; }

    /// <summary>The colour of links on a light ground, as <c>#0a4dcc</c>. Null for Muster's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Colour { get; init; }

    /// <summary>The same on a dark ground.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DarkColour { get; init; }
}
