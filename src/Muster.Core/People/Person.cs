// A person who can be paged and can hold a role.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.People;

/// <summary><see cref="Zone"/> is an IANA zone id; <see cref="Contacts"/> are all used at once for a page, unless <see cref="Notify"/> says otherwise.</summary>
public sealed record Person(PersonId Id, string Name, string Email, string? Phone, string Zone, ImmutableArray<ContactMethod> Contacts)
{
    /// <summary>Null: by all contact methods at once, whatever the urgency.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NotificationRules? Notify { get; init; }

    /// <summary>Null: <see cref="WakingHours.Usual"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WakingHours? Awake { get; init; }

    /// <summary>Whether they are told ahead that their duty begins.</summary>
    [JsonIgnore]
    public bool IsToldAhead => Notify is not { NoShiftNotices: true };

    /// <summary>The same person, who is told ahead or is not; their steps stay.</summary>
    public Person ToldAhead(bool isTold)
    {
        NotificationRules rules = (Notify ?? new([], [])) with { NoShiftNotices = !isTold };
        return this with { Notify = isTold && rules.High.IsEmpty && rules.Low.IsEmpty ? null : rules };
    }

    /// <summary>The instant itself when they are awake then, else when they wake next.</summary>
    public DateTimeOffset NextAwake(DateTimeOffset at) => (Awake ?? WakingHours.Usual).NextAwake(at, Zone);
}
