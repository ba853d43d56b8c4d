// A time ahead that a request gives as minutes from now or as an instant.
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents.Api;

internal static class SpanOrInstant
{
    private static int MinutesMax => (int)IncidentLimits.PromiseMax.TotalMinutes;

    public static DateTimeOffset? At(int? minutes, DateTimeOffset? at, DateTimeOffset now) =>
        minutes is { } wait ? now.AddMinutes(wait) : at;

    /// <summary>What is wrong with a promise, which may be missing; null when nothing is.</summary>
    public static Rejection? OfNextUpdate(int? minutes, DateTimeOffset? at) =>
        Mistake("nextUpdateMinutes", minutes, "nextUpdateAt", at, needed: false);

    /// <summary>A span or an instant, and not both: a refusal otherwise. Null when it is right.</summary>
    public static Rejection? Mistake(string span, int? minutes, string instant, DateTimeOffset? at, bool needed)
    {
        string? wrong =
            minutes is not null && at is not null ? $"Say either {span} or {instant}, not both."
            : minutes is null && at is null && needed ? $"Say how long with {span}, or until when with {instant}."
            : minutes < 1 || minutes > MinutesMax ? string.Create(CultureInfo.InvariantCulture, $"Choose 1 to {MinutesMax} minutes.")
            : null;
        return wrong is null ? null : IncidentMistakes.Refuse([new FieldError(span, wrong)]);
    }
}
