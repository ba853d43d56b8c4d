// What a route knows of a request body before it looks into it.
using Microsoft.AspNetCore.Http.HttpResults;

namespace Muster.Server.Web.Api;

public interface IBody
{
    /// <summary>Why the body could not be read; null when it could.</summary>
    ProblemHttpResult? Refusal { get; }
}
