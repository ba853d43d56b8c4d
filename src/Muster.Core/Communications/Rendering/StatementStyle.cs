// How a statement is laid out.
namespace Muster.Core.Communications.Rendering;

public enum StatementStyle
{
    /// <summary>One line: an e-mail's subject, a feed's title.</summary>
    Subject,

    /// <summary>Plain lines.</summary>
    Text,

    /// <summary>A fragment of HTML for a page or an e-mail; every text is escaped.</summary>
    Html,

    /// <summary>Slack's mrkdwn.</summary>
    Slack,

    /// <summary>An entry of an Atom feed.</summary>
    Feed,

    /// <summary>An object of JSON.</summary>
    Json,
}
