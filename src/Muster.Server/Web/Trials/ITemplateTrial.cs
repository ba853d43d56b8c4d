// Tries an intake template on a payload, for a page that has the template and not the reading of payloads.
using Muster.Core.Alerts;

namespace Muster.Server.Web.Trials;

public interface ITemplateTrial
{
    /// <summary>What would come of the payload; nothing is stored.</summary>
    /// <param name="template">One without mistakes.</param>
    TrialResult Try(IntakeTemplate template, string payload);
}
