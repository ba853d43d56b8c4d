// Which severity three answers suggest: is it down or losing data or money, is there a workaround, who feels it?
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>A suggestion, which the person who declares overrules at will. Each answer that makes it better never makes the severity worse.</summary>
/// <param name="Down">It is down, or loses data or money.</param>
/// <param name="Workaround">Those who feel it have another way.</param>
public sealed record SeverityGuide(bool Down, bool Workaround, WhoFeelsIt Feels)
{
    /// <summary>One level for each: down for everybody without another way is SEV-1, and it is one less for each answer that is better, never below SEV-4.</summary>
    public Severity Suggested => (Severity)Math.Min((int)Severity.Sev4, 1 + (Down ? 0 : 1) + (Workaround ? 1 : 0) + (int)Feels);

    /// <summary>The answers in a sentence, as the reason for the suggestion.</summary>
    public string Because
    {
        get
        {
            string what = Down ? "it is down, or loses data or money" : "it is not down and loses nothing";
            string way = Workaround ? "there is a workaround" : "there is no workaround";
            string who = Feels switch
            {
                WhoFeelsIt.Everybody => "everybody feels it",
                WhoFeelsIt.Some => "some customers feel it",
                WhoFeelsIt.Us => "nobody outside feels it",
            };
            return $"{what}, {way}, and {who}";
        }
    }
}
