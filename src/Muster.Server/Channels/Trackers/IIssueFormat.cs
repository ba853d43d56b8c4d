// What one kind of tracker wants to be asked, and what its answers mean.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.Trackers;

/// <summary>Pure: requests are made and answers are read, and nothing is sent here.</summary>
internal interface IIssueFormat
{
    /// <summary>The label that issues of ours carry where the token may set it.</summary>
    const string Label = "muster";

    /// <summary>Says who comes.</summary>
    void Authorize(HttpRequestMessage request, Tracker tracker, string token);

    HttpRequestMessage Create(Tracker tracker, IssueDraft draft, string link);

    /// <summary>One page of the issues that changed since an instant: all of ours, whatever else is among them.</summary>
    /// <param name="page">Null for the first, else what <see cref="Next"/> answered.</param>
    HttpRequestMessage List(Tracker tracker, DateTimeOffset since, string? page);

    /// <summary>The page after one; null when it is the last.</summary>
    string? Next(ProviderAnswer answer, string? page);

    /// <summary>The issues of a page, each with its description as plain text.</summary>
    ImmutableArray<(Issue Issue, string Text)> Listed(Tracker tracker, JsonElement answer);

    /// <summary>The issue that was made.</summary>
    Issue Created(Tracker tracker, JsonElement answer);

    /// <summary>The tracker's own words of a refusal; null when it has none.</summary>
    string? Said(JsonElement answer);
}
