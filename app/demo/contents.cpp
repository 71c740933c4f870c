// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/contents.h"

#include <QFile>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initializeResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace demo {

QByteArray contents(const QString &fileName)
{
    initializeResources();
    QFile file(u":/demo/"_s + fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace demo
