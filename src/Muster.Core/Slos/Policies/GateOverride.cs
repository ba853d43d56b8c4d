// A decision, by name and with a reason, to let changes go although the gate says stop.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <param name="Id">Its own among all overrides.</param>
/// <param name="Service">The service of the organisation that the objective is about; null where its file names none that there is.</param>
/// <param name="Policy">The number of the version under which it was asked for. Under another it does not hold.</param>
/// <param name="Length">For how long it holds from the consent on.</param>
/// <param name="People">Everybody whose hand the asking may be.</param>
public sealed record GateOverride(
    string Id,
    SloId Slo,
    ServiceId? Service,
    int Policy,
    string Reason,
    TimeSpan Length,
    PersonId Person,
    ImmutableArray<PersonId> People,
    DateTimeOffset At
)
{
    /// <summary>Null while a second person has yet to agree.</summary>
    public OverrideConsent? Consent { get; init; }

    /// <summary>Null unless somebody ended it.</summary>
    public OverrideEnd? End { get; init; }

    /// <summary>Whether it waits for the second person.</summary>
    public bool IsAskedAt(DateTimeOffset now) => Consent is null && End is null && now < At + GateDefaults.AskedFor;

    /// <summary>Whether it holds, as long as the version stands under which it was asked for.</summary>
    public bool HoldsAt(DateTimeOffset now) => Consent is { } consent && End is null && now < consent.Until;
}
