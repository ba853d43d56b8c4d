// All ports of one store.
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Driving;

public interface IStores : IEventStore, IAlertStore, ITimerQueue, IOutbox, IViewStore, IFullText, INodes;
