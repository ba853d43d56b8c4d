// The limits of people and teams, each with its reason.
namespace Muster.Core.People;

public static class PeopleDefaults
{
    /// <summary>60 minutes: whoever has not been reached by then, somebody else was paged for them long ago.</summary>
    public static readonly TimeSpan AfterMax = TimeSpan.FromMinutes(60);

    /// <summary>254 characters. Source: RFC 5321 and its erratum 1690, the longest address that a mail server must take.</summary>
    public const int EmailLengthMax = 254;

    /// <summary>10 contact methods: all of them are used at once, so more would be noise.</summary>
    public const int ContactsMax = 10;

    /// <summary>500 members of a team.</summary>
    public const int MembersMax = 500;
}
