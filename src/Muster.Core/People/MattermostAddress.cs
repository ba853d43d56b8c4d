// The addresses of Mattermost that are no webhooks: a member by name, a channel by id.
using System.Text.RegularExpressions;

namespace Muster.Core.People;

public static partial class MattermostAddress
{
    /// <summary>A member as people write them, such as <c>@ana</c>: the bot writes to them directly, and knows them by it.</summary>
    public static bool IsMember(string? text) => text is not null && MemberShape().IsMatch(text);

    /// <summary>A channel's id, to which the bot posts.</summary>
    public static bool IsChannel(string? text) => text is not null && ChannelShape().IsMatch(text);

    [GeneratedRegex(@"\A@[a-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MemberShape();

    [GeneratedRegex(@"\A[a-z0-9]{26}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChannelShape();
}
