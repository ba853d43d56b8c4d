// The channels by which a person can be reached.
using System.Collections.Immutable;

namespace Muster.Core.People;

public static class ContactChannels
{
    public const string Email = "email";

    public const string Webhook = "webhook";

    public static readonly ImmutableArray<string> All = [Email, Webhook];
}
