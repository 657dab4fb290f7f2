using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ServiceKit.Tests")]
[assembly: InternalsVisibleTo("Platform.Tests")]
