// For whom a statement is written.
namespace Muster.Core.Communications;

public enum Audience
{
    /// <summary>Colleagues, who know the systems by name.</summary>
    Internal,

    /// <summary>Who decides and does not operate.</summary>
    Executive,

    /// <summary>Customers and everybody else.</summary>
    Public,
}
